"""Put the static site together in dist/site, and beside it the one file, the zip and SHA256SUMS.

In: index.html, rules.json, css/, icons/, py/, the npm packages, and the archives that compile.mjs has made.
Nothing is fetched here. The same sources give the same bytes.
"""

import argparse
import hashlib
import importlib.resources
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Container
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a program: the package is `build`

from build.bundles import BUNDLE, INSIDE, LATER, REST, START, BundleError, compressed, decoder, place, write_bundles
from build.one_file import OneFileError
from build.pack import pack
from build.page_bytecode import compiled
from build.reader_files import WANTED, reader_files, stage_reader
from build.runtime import (
    with_fast_calls,
    with_own_memory,
    with_package,
    without_drawing,
    without_idle_exports,
    without_idle_library,
    without_idle_names,
    without_idle_parts,
    without_words_of_errors,
)
from build.spanish import with_spanish

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / "node_modules"
WORK = ROOT / "build"
# Files of the packages that the page asks for, and their names in the site: .js everywhere, because some hosts
# do not know .mjs and a browser runs no module of an unknown type.
RUNTIME = {
    "@pyscript/core/dist/core.js": "pyscript/core.js",
    "@pyscript/core/dist/core-*.js": "pyscript/",
    "@pyscript/core/dist/error-*.js": "pyscript/",
    "@micropython/micropython-webassembly-pyscript/micropython.mjs": "micropython/micropython.js",
    "@micropython/micropython-webassembly-pyscript/micropython.wasm": "micropython/micropython.wasm",
}
# In start.bin, and in rest.bin as bytecode:
WORKER = ("worker.py", "worker_answers.py", "worker_views.py", "worker_wiping.py", "attack.py", "channels.py")
WORKER_LATER = ("worker_photos.py",)  # in pictures.zip
# In the archives, in pyodide/, ocr/ and reader/. The attack is made from both sides.
NOT_ON_THE_PAGE = (
    *(*WORKER[:4], *WORKER_LATER, "worker_reader.py"),
    *("interpreter.js", "unpack.js", "ocr.js", "reader.js"),
)
# Packages of the Python index that are shipped in pictures.zip, and the SHA-256 of their modules.
VENDORED = {"exifread": "82599b0a6aac2a98a7ebef66f8a81f5586f17a5397bd05472bd50ef2f71eb833"}
NOT_SHIPPED = ("__pycache__", "__main__.py", "cli.py", "evaluate.py", "sarif.py", "py.typed")
FIGURES = "/lib/figures.json"  # where worker.py looks for them
ZONES = "/usr/share/zoneinfo"  # where zoneinfo looks first
# PyScript imports its Python package (see with_package) in each worker, too. The engine asks nothing of it, and this
# one is found first.
NO_PYSCRIPT = b'"""Deliberately empty: the engine has no page."""\n'
# Where the runtimes would look by themselves for what they are given here. No name under .invalid is ever anyone's.
FOREIGN = re.compile(rb"https://(?:cdn\.jsdelivr\.net|packages\.pyscript\.net|micropython\.org|raw\.githubusercontent\.com)")
NOWHERE = b"https://nowhere.invalid"
# Past the service worker, so the worker checks them itself.
READ_BY_WORKER = (START, REST, "pyodide/zstd.wasm", "pictures.zip")
# Broken rules are no failure of the build: the page says what is wrong with them.
COMPILE = """
import sys
from secondlook import PolicyError
from secondlook.compiled import dump
try:
    sys.stdout.buffer.write(dump(sys.stdin.buffer.read()))
except PolicyError as error:
    print(f"The page will say: {error}", file=sys.stderr)
"""
EXPORTED = re.compile(r"export\{(\w+) as loadPyodide,(\w+) as version\};")
RUNTIME_EXPORTED = "export default _createPyodideModule;"
NOT_LISTED = ("sw.js", "files.json")  # they carry the list
GIVEN = (START, "pyodide/zstd.wasm", "rules.json")  # by the page to its first worker
FIRST = (*GIVEN, BUNDLE, "pyodide/interpreter.js")  # what the page fetches; the service worker fetches and checks all


class BuildError(Exception):
    """The site cannot be built; str() names what is missing and the cure."""


def stage(engine: Path) -> None:
    """Lay out what engine.zip is made of: the engine and the worker's modules."""
    target = WORK / "stage"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(engine, target / engine.name, ignore=shutil.ignore_patterns(*NOT_SHIPPED))
    for module in WORKER:
        shutil.copy(ROOT / "py/page" / module, target)
    place(NO_PYSCRIPT, target / "pyscript/__init__.py")


def made_of(engine: Path, rules: Path) -> dict[str, bytes]:
    """What is made ready of the rules: path in the worker's Python -> content."""
    made = {FIGURES: figures(engine, rules) if (WORK / "rules").read_bytes() else b""}
    zones = importlib.resources.files("tzdata").joinpath("zoneinfo")
    return made | {f"{ZONES}/{zone}": zones.joinpath(zone).read_bytes() for zone in time_zones(rules)}


def stage_later() -> None:
    """Lay out what pictures.zip is made of: the reader of files, its module in the worker, and the library it uses."""
    target, left_out = WORK / "stage-later", shutil.ignore_patterns(*NOT_SHIPPED)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "py/pictures", target / "pictures", ignore=left_out)
    for module in WORKER_LATER:
        shutil.copy(ROOT / "py/page" / module, target)
    for name, sha256 in VENDORED.items():
        with importlib.resources.as_file(importlib.resources.files(name)) as package:
            shutil.copytree(package, target / name, ignore=left_out)
        if digest([path for path in (target / name).rglob("*") if path.is_file()]) != sha256:
            raise BuildError(f"{name} in .venv is not the package that was read: see VENDORED in make_site.py.")


def compiled_rules(engine: Path, rules: Path) -> bytes:
    """The rules made ready for the engine; nothing where they are broken: the page says what is wrong with them."""
    return run_engine(engine, "The rules were not made ready", ["-c", COMPILE], rules.read_bytes())


def figures(engine: Path, rules: Path) -> bytes:
    """How these rules do on the held-out posts (JSON), measured again where rules, engine or posts have changed."""
    posts = sorted((ROOT / "tests/corpus").glob("heldout-*.jsonl"))
    state = digest([*engine.rglob("*.py"), rules, *posts])
    record = WORK / f"figures-{state[:16]}.json"
    if not record.exists():
        command = ["-m", engine.name, "--rules", str(rules), "evaluate", "--format", "json", *map(str, posts)]
        place(run_engine(engine, "The rules were not measured", command), record)
    return record.read_bytes()


def run_engine(engine: Path, failed: str, command: list[str], given: bytes = b"") -> bytes:
    """What Python prints for the engine in that folder, the same bytes each time.

    Raises BuildError where it fails: the sentence `failed`, and the last thing that Python said.
    """
    surroundings = os.environ | {"PYTHONPATH": str(engine.parent), "PYTHONHASHSEED": "0"}
    run = subprocess.run([sys.executable, *command], input=given, capture_output=True, env=surroundings)
    said = run.stderr.decode("utf-8", "replace").strip()
    if run.returncode:
        raise BuildError(f"{failed}: {said.splitlines()[-1] if said else f'status {run.returncode}'}")
    if said:
        print(said, file=sys.stderr)
    return run.stdout


def time_zones(rules: Path) -> list[str]:
    """The zones that the rules name; a pack may name one or a list."""
    try:
        named = json.loads(rules.read_text("utf-8")).get("timezone", "America/New_York")
    except ValueError:
        named = "America/New_York"  # the page says what is wrong with a broken rules.json
    return [named] if isinstance(named, str) else list(named)


def compile_archives() -> None:
    """Make the four archives in build/ (inside Pyodide on node), unless they are up to date."""
    made = [WORK / f"{name}.zip" for name in ("library", "engine", "pictures", "reader")]
    sources = [*WORK.glob("stage*/**/*"), *(ROOT / "py/build").glob("compile*"), ROOT / "package-lock.json"]
    state = digest([path for path in sources if path.is_file()])
    record = WORK / "archives.sha256"
    if all(path.exists() for path in made) and record.exists() and record.read_text() == state:
        return
    subprocess.run(["node", ROOT / "py/build/compile.mjs", WORK], check=True, cwd=ROOT)
    record.write_text(state)


def take_snapshot(engine: Path, rules: Path) -> None:
    """Make build/snapshot, with these rules in it, unless it is up to date."""
    place(compiled_rules(engine, rules), WORK / "rules")
    ways, record = [ROOT / "py/build/snapshot.mjs", *(WORK / "runtime").iterdir()], WORK / "snapshot.sha256"
    state = digest([WORK / "library.zip", WORK / "engine.zip", WORK / "rules", *ways])
    if (WORK / "snapshot").exists() and record.exists() and record.read_text() == state:
        return
    subprocess.run(["node", ROOT / "py/build/snapshot.mjs", WORK], check=True, cwd=ROOT)
    record.write_text(state)


def stage_runtime() -> None:
    """Lay out Pyodide as the page has it, in build/runtime: the snapshot is taken with it, too."""
    package, target = NPM / "pyodide", WORK / "runtime"
    loader, runtime, module = [package / f"pyodide.{kind}" for kind in ("mjs", "asm.mjs", "asm.wasm")]
    for file in (loader, runtime, module):
        if not file.exists():
            raise BuildError(f"node_modules/pyodide/{file.name} is missing: run `make clean` and `make build` again.")
    users = loader.read_bytes() + (ROOT / "py/page/worker_wiping.py").read_bytes()
    whole = without_drawing(with_own_memory(with_fast_calls(without_idle_names(runtime.read_bytes(), users))))
    own = shaken(without_idle_library(whole, module.read_bytes()))
    place(loader.read_bytes(), target / loader.name)
    place(own, target / runtime.name)
    place(without_idle_exports(without_idle_parts(module.read_bytes()), own), target / module.name)
    place((package / "pyodide-lock.json").read_bytes(), target / "pyodide-lock.json")


def shaken(script: bytes) -> bytes:
    """A script without what nothing in it uses."""
    command = ["node", str(ROOT / "py/build/shake.mjs")]
    return subprocess.run(command, input=script, stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout


def digest(files: list[Path]) -> str:
    """One SHA-256 over names and contents."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def copy_runtime(site: Path) -> None:
    """Copy what is needed of PyScript, Pyodide and MicroPython; Python itself goes compressed."""
    for source, target in RUNTIME.items():
        found = sorted(NPM.glob(source))
        if not found:
            raise BuildError(f"node_modules/{source} is missing: run `make clean` and `make build` again.")
        for file in found:
            place(vendored(file), site / target / file.name if target.endswith("/") else site / target)
    place(decoder(), site / "pyodide/zstd.wasm")
    place((ROOT / "py/page/unpack.js").read_bytes(), site / "pyodide/unpack.js")


def vendored(file: Path) -> bytes:
    """A file of a package, changed where the page needs it to be."""
    body = file.read_bytes()
    if file.suffix == ".wasm":
        return body
    if file.name == "micropython.mjs":
        body = without_words_of_errors(body)
    if file.name.startswith("core-"):
        sources = sorted((ROOT / "py/page/pyscript").glob("*.py"))
        body = with_package(body, {source.name: source.read_bytes() for source in sources})
    return FOREIGN.sub(NOWHERE, body)


def copy_page(site: Path, rules: Path) -> None:
    """Copy the page, its logic, the rules and the archives."""
    for html in sorted(ROOT.glob("*.html")):
        place(with_spanish(html.read_text("utf-8")).encode(), site / html.name)
    for file in sorted((ROOT / "py/page").glob("*.[jp][sy]")):
        if file.name in NOT_ON_THE_PAGE:
            continue
        if file.suffix == ".js":
            place(file.read_bytes(), site / "app" / file.name)
        else:
            place(compiled(file.stem, file.read_bytes()), site / f"app/{file.stem}.mpy")
    for icon in sorted((ROOT / "icons").iterdir()):
        place(icon.read_bytes(), site / "icons" / icon.name)
    place((ROOT / "manifest.webmanifest").read_bytes(), site / "manifest.webmanifest")
    place(rules.read_bytes(), site / "rules.json")
    for name in ("pictures.zip", "reader.zip"):
        place((WORK / name).read_bytes(), site / name)
    for name, body in reader_files(compressed).items():
        place(body, site / name)


def copy_ocr(site: Path) -> None:
    """Copy what reads words in pictures: tesseract's core with our few lines in one file, and its data, compressed."""
    core, data = NPM / "tesseract.js-core", NPM / "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz"
    script = (core / "tesseract-core-simd-lstm.js").read_bytes() + (ROOT / "py/page/ocr.js").read_bytes()
    place(script, site / "ocr/ocr.js")
    wasm = (core / "tesseract-core-simd-lstm.wasm").read_bytes()
    place(compressed(wasm), site / "ocr/core.bin")
    place(data.read_bytes(), site / "ocr/english.bin")  # not .gz: some hosts unpack that on the way


def compile_styles(site: Path) -> None:
    """Compile css/*.scss with npm's sass (USWDS on its path); plain css/*.css is copied."""
    for sheet in sorted((ROOT / "css").glob("*.css")):
        place(sheet.read_bytes(), site / "css" / sheet.name)
    if not list((ROOT / "css").glob("*.scss")):
        return
    paths = [f"--load-path={NPM / '@uswds/uswds' / folder}" for folder in ("packages", ".")]
    options = ["--no-source-map", "--style=compressed", "--quiet-deps", *paths]
    subprocess.run(["node", NPM / "sass/sass.js", *options, f"{ROOT / 'css'}:{site / 'css'}"], check=True)


def files_of(site: Path) -> list[Path]:
    """Every file of the site that goes on the hash list, in a fixed order."""
    return sorted(path for path in site.rglob("*") if path.is_file() and path.name not in NOT_LISTED)


def entry(path: Path, name: str) -> dict[str, object]:
    """What the list says of a file. A department may edit rules.json on its host, so its bytes are not held."""
    body = path.read_bytes()
    facts: dict[str, object] = {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    if name.startswith(LATER):
        facts["later"] = True
    if name in GIVEN:
        facts["given"] = True
    if name in FIRST:
        facts["first"] = True
    if name.startswith(WANTED):
        facts["wanted"] = True  # the service worker fetches it on a person's word
    return {**facts, "editable": True} if name == "rules.json" else facts


def hash_list(site: Path, bundled: Container[str]) -> dict[str, dict[str, object]]:
    """Path in the site -> bytes and SHA-256. What is bundled comes by itself only where there is no CacheStorage."""
    names = {path.relative_to(site).as_posix(): path for path in files_of(site)}
    return {name: entry(path, name) for name, path in names.items() if name not in bundled}


def stamp(site: Path) -> None:
    """Name the build by its content, write the name into the interpreter and the lists into files.json and sw.js."""
    worker = (ROOT / "sw.js").read_text("utf-8")
    interpreter = (ROOT / "py/page/interpreter.js").read_text("utf-8")
    inside = json.loads(INSIDE.read_text())
    parts = json.dumps({name: inside[name] for name in (START, REST)})
    interpreter = interpreter.replace("PARTS = {}; // __PARTS__", f"PARTS = {parts};")
    interpreter = interpreter.replace("{}; // __PYODIDE__", pyodide())
    others = hash_list(site, inside[BUNDLE])
    content = json.dumps([others, worker, interpreter])
    build = hashlib.sha256(content.encode()).hexdigest()[:16]
    read_by_worker = {name: facts["sha256"] for name, facts in others.items() if name in READ_BY_WORKER}
    interpreter = interpreter.replace("SHA256 = {}; // __SHA256__", f"SHA256 = {json.dumps(read_by_worker)};")
    rules = others["rules.json"]["sha256"] if (WORK / "rules").read_bytes() else ""  # broken ones are in no snapshot
    interpreter = interpreter.replace("RULES = ''; // __RULES__", f"RULES = '{rules}';")
    place(interpreter.replace("__BUILD__", build).encode(), site / "pyodide/interpreter.js")
    files = hash_list(site, inside[BUNDLE])
    files[BUNDLE]["holds"], files[START]["parts"] = inside[BUNDLE], inside[START]
    place(json.dumps({"build": build, "files": files}, indent=1).encode(), site / "files.json")
    files["files.json"] = entry(site / "files.json", "files.json")
    listed = f"const FILES = {json.dumps(files)};"
    marks = {"const FILES = {}; // __FILES__": listed, "__BUILD__": build, "__POLICY__": policy(site)}
    for mark, text in marks.items():
        worker = worker.replace(mark, text)
    place(worker.encode(), site / "sw.js")


def pyodide() -> str:
    """Pyodide's two modules as an expression that gives what interpreter.js asks of them."""
    loader, runtime = [(WORK / f"runtime/pyodide.{kind}").read_bytes() for kind in ("mjs", "asm.mjs")]
    both = FOREIGN.sub(NOWHERE, runtime + b"\n" + loader).decode()
    names = re.search(EXPORTED, both)
    if not names or both.count(RUNTIME_EXPORTED) != 1:
        raise BuildError("node_modules/pyodide does not export what it used to.")
    given = f"return {{ makePython: {names[1]}, version: {names[2]}, create: _createPyodideModule }};"
    return f"(() => {{\n{both.replace(RUNTIME_EXPORTED, '').replace(names[0], given)}\n}})();"


def policy(site: Path) -> str:
    """The Content-Security-Policy of the page's own meta element."""
    html = (site / "index.html").read_text("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy"\s+content="([^"]+)"', html)
    if not found:
        raise BuildError('index.html has no <meta http-equiv="Content-Security-Policy" content="...">.')
    return found[1]


def build(engine: Path, rules: Path, out: Path) -> None:
    """Build everything into `out`; the site is complete or, on an error, left as it was."""
    for needed in (engine / "__init__.py", rules, ROOT / "index.html", WORK / "reader/model.onnx"):
        if not needed.exists():
            raise BuildError(f"{needed.name} is missing where it was looked for ({needed}).")
    stage(engine)
    stage_runtime()
    stage_later()
    stage_reader(WORK / "stage-reader")
    compile_archives()
    take_snapshot(engine, rules)
    fresh = out / "site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    copy_runtime(fresh)
    copy_page(fresh, rules)
    copy_ocr(fresh)
    compile_styles(fresh)
    write_bundles(fresh, made_of(engine, rules))
    stamp(fresh)
    shutil.rmtree(out / "site", ignore_errors=True)
    fresh.rename(out / "site")
    pack(out / "site", out)


def main() -> int:
    """Read the command line, build, say how large it is."""
    parser = argparse.ArgumentParser(description="Build the static site.")
    parser.add_argument("--engine", type=Path, default=ROOT / "py/secondlook")
    parser.add_argument("--rules", type=Path, default=ROOT / "rules.json")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    choice = parser.parse_args()
    try:
        build(choice.engine, choice.rules, choice.out)
    except (BuildError, BundleError, OneFileError, subprocess.CalledProcessError) as error:
        print(f"The site was not built: {error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in (choice.out / "site").rglob("*") if path.is_file())
    print(f"Built {choice.out / 'site'}: {size / 1e6:.1f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
