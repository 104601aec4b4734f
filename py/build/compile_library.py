"""Compile the Python library and the engine to bytecode; runs inside Pyodide (see compile.mjs).

In:  /npm/python_stdlib.zip (sources), /made/stage (the engine, worker.py, zoneinfo/), /made/stage-later (what is
     loaded when a picture comes) and /made/stage-reader (when the second reader is turned on).
Out: /made/library.zip, engine.zip, pictures.zip and reader.zip, the same bytes for the same sources.
"""

import ast
import importlib
import pkgutil
import py_compile
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

LIBRARY = "/lib/python314.zip/"
STAGE, LATER, READER = (Path("/made") / name for name in ("stage", "stage-later", "stage-reader"))
DATE = (2026, 1, 1, 0, 0, 0)

# What PyScript, asyncio and error messages import late, inside functions, where tracing imports does not see it.
ALSO = """
asyncio ast base64 calendar codecs copy dataclasses datetime difflib hashlib inspect json keyword linecache locale
pathlib random re textwrap threading tokenize traceback types typing unicodedata weakref zoneinfo _colorize _strptime
encodings.ascii encodings.cp1252 encodings.cp437 encodings.latin_1 encodings.utf_8_sig
""".split()

# What asyncio, shutil and zipfile do without where it is not there; here nothing is encrypted or packed in such a way.
WITHOUT = ("ssl.py", "bz2.py", "lzma.py", "compression/")


def modules(stage: Path) -> Iterator[str]:
    """Names of a stage's modules."""
    sys.path.insert(0, str(stage))
    for module in pkgutil.walk_packages([str(stage)]):
        if not module.name.endswith("__main__"):
            yield module.name


def used(stage: Path) -> frozenset[str]:
    """Paths, inside the library, of every module that is loaded once those of a stage and ALSO are."""
    for name in [*ALSO, *modules(stage)]:
        importlib.import_module(name)
    files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    names = (file.removeprefix(LIBRARY) for file in files if file.startswith(LIBRARY))
    return frozenset(name for name in names if not name.startswith(WITHOUT))


def bytecode(source: bytes, shown: str, optimize: int) -> bytes:
    """A .pyc that is never compared with its source (the source is not shipped)."""
    plain, compiled = Path("/tmp/source.py"), Path("/tmp/source.pyc")
    plain.write_bytes(source)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(plain), str(compiled), shown, doraise=True, optimize=optimize, invalidation_mode=mode)
    return compiled.read_bytes()


def undocumented(source: bytes) -> bytes:
    """Python without the docstrings of functions. Classes keep theirs: a dataclass without one makes one."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node):
            node.body[0] = ast.Pass()
    return ast.unparse(tree).encode()


def write_archive(out: str, files: dict[str, bytes], root: str, optimize: int, kind: int = zipfile.ZIP_STORED) -> None:
    """Write `files` in the order of their names, Python compiled, with one fixed date.

    What is stored and not compressed is compressed as a whole later: smaller, and a module is read without unpacking.
    """
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, body in sorted(files.items()):
            is_python = name.endswith(".py")
            entry = zipfile.ZipInfo(name + "c" if is_python else name, DATE)
            entry.compress_type = kind
            archive.writestr(entry, bytecode(body, root + name, optimize) if is_python else body, compresslevel=9)


def library(keep: frozenset[str]) -> dict[str, bytes]:
    """A part of the standard library."""
    with zipfile.ZipFile("/npm/python_stdlib.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist() if name in keep}


def staged(stage: Path) -> dict[str, bytes]:
    """Every file of a stage."""
    files = (path for path in stage.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    bodies = {path.relative_to(stage).as_posix(): path.read_bytes() for path in files}
    return {name: undocumented(body) if name.endswith(".py") else body for name, body in bodies.items()}


with zipfile.ZipFile("/npm/python_stdlib.zip") as everything:
    always = frozenset(name for name in everything.namelist() if name.startswith("_sysconfig"))
start = used(STAGE) | always
reader = used(READER) - start
later = used(LATER) - start
# The library without its docstrings, an eighth of its bytes, and so what is loaded later. The engine keeps those
# of its dataclasses.
write_archive("/made/library.zip", library(start), LIBRARY, optimize=2)
write_archive("/made/engine.zip", staged(STAGE), "/lib/engine.zip/", optimize=0)
write_archive("/made/pictures.zip", staged(LATER) | library(later), "/lib/pictures.zip/", 2, zipfile.ZIP_DEFLATED)
write_archive("/made/reader.zip", staged(READER) | library(reader), "/lib/reader.zip/", 2, zipfile.ZIP_DEFLATED)
