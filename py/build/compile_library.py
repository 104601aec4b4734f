"""Compile the Python library and the engine to bytecode; runs inside Pyodide (see compile.mjs).

In:  /npm/python_stdlib.zip (sources) and /made/stage (the engine, worker.py, zoneinfo/).
Out: /made/library.zip and /made/engine.zip, the same bytes for the same sources.
"""

import importlib
import pkgutil
import py_compile
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

LIBRARY = "/lib/python314.zip/"
STAGE = Path("/made/stage")
DATE = (2026, 1, 1, 0, 0, 0)

# What PyScript, asyncio and error messages import late, inside functions, where tracing imports does not see it.
ALSO = """
asyncio ast base64 bisect calendar codecs collections.abc contextlib copy dataclasses datetime decimal difflib
enum fnmatch fractions functools gettext graphlib hashlib heapq html html.parser importlib.metadata
importlib.resources inspect io itertools json keyword linecache locale logging operator pathlib pprint random
re statistics string stringprep textwrap threading tokenize traceback types typing unicodedata urllib.parse
weakref zipfile zoneinfo _colorize _strptime encodings.ascii encodings.cp1252 encodings.cp437 encodings.idna
encodings.latin_1 encodings.utf_8_sig
""".split()


def engine_modules() -> Iterator[str]:
    """Names of the engine's modules; the command line's module is left out, importing it would run it."""
    sys.path.insert(0, str(STAGE))
    for module in pkgutil.walk_packages([str(STAGE)]):
        if not module.name.endswith("__main__"):
            yield module.name


def used() -> frozenset[str]:
    """Paths, inside the library, of every module that is loaded once the engine and ALSO are."""
    for name in [*ALSO, *engine_modules()]:
        importlib.import_module(name)
    files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    return frozenset(file.removeprefix(LIBRARY) for file in files if file.startswith(LIBRARY))


def bytecode(source: bytes, shown: str, optimize: int) -> bytes:
    """A .pyc that is never compared with its source (the source is not shipped)."""
    plain, compiled = Path("/tmp/source.py"), Path("/tmp/source.pyc")
    plain.write_bytes(source)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(plain), str(compiled), shown, doraise=True, optimize=optimize, invalidation_mode=mode)
    return compiled.read_bytes()


def write_archive(out: str, files: dict[str, bytes], root: str, optimize: int) -> None:
    """Write `files` in the order of their names, Python compiled, with one fixed date."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, body in sorted(files.items()):
            is_python = name.endswith(".py")
            entry = zipfile.ZipInfo(name + "c" if is_python else name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, bytecode(body, root + name, optimize) if is_python else body, compresslevel=9)


def library() -> dict[str, bytes]:
    """The part of the standard library that is used."""
    keep = used()
    with zipfile.ZipFile("/npm/python_stdlib.zip") as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name in keep or name.startswith("_sysconfig")
        }


def engine() -> dict[str, bytes]:
    """Every file of the stage."""
    files = (path for path in STAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(STAGE).as_posix(): path.read_bytes() for path in files}


# The library without its docstrings, an eighth of its bytes; the engine keeps them: a dataclass without one makes one.
write_archive("/made/library.zip", library(), LIBRARY, optimize=2)
write_archive("/made/engine.zip", engine(), "/lib/engine.zip/", optimize=0)
