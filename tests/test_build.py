"""What the build makes: the same bytes each time, a true list, bytecode that this Pyodide reads, nothing foreign."""

import gzip
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from build import bundles, make_site
from packed import unpacked

ROOT = Path(__file__).resolve().parents[1]


def shas(folder: Path) -> dict[str, str]:
    """Path -> SHA-256 of everything below."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_file_is_on_the_list_with_its_hash(out: Path) -> None:
    listed = json.loads((out / "site/files.json").read_text())["files"]
    found = shas(out / "site")
    assert found.pop("sw.js") and found.pop("files.json")
    held = {name: found.pop(name) for name in listed["page.bin"]["holds"]}
    assert found == {name: facts["sha256"] for name, facts in listed.items()}
    together = b"".join((out / "site" / name).read_bytes() for name in held)
    assert "app/page.mpy" in held and gzip.decompress((out / "site/page.bin").read_bytes()) == together


def test_the_service_worker_has_the_list_and_the_policy_of_the_page(out: Path) -> None:
    worker = (out / "site/sw.js").read_text("utf-8")
    list_in_it = re.search(r"const FILES = (\{.*\});", worker)
    assert list_in_it
    files = json.loads(list_in_it[1])
    assert files["files.json"]["sha256"] == shas(out / "site")["files.json"]
    assert make_site.policy(out / "site") in worker
    assert "__" not in re.sub(r"//.*", "", worker)


def test_no_inline_script_style_or_handler_in_the_page(out: Path) -> None:
    html = (out / "site/index.html").read_text("utf-8")
    scripts = re.findall(r"<script\b([^>]*)>([^<]*)</script>", html)
    run = [(attributes, body) for attributes, body in scripts if not re.match(' type="m?py"', attributes)]
    assert all("src=" in attributes and not body.strip() for attributes, body in run)
    assert len(scripts) - len(run) == 2  # Python for the page and the worker, which no browser runs by itself
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html)


def test_what_the_page_asks_the_browser_to_load_early_is_there(out: Path) -> None:
    html = (out / "site/index.html").read_text("utf-8")
    early = re.findall(r'<link rel="modulepreload" href="([^"]+)">', html)
    assert len(early) >= 3 and all((out / "site" / path).is_file() for path in early)


def test_the_page_fetches_only_what_it_or_its_first_worker_needs_at_once(out: Path) -> None:
    listed = json.loads((out / "site/files.json").read_text())["files"]
    first = {path for path, facts in listed.items() if facts.get("first")}
    assert first == {"pyodide/start.bin", "pyodide/zstd.wasm", "pyodide/interpreter.js", "page.bin", "rules.json"}


def test_the_interpreter_knows_the_rules_of_the_build(out: Path) -> None:
    rules = hashlib.sha256((out / "site/rules.json").read_bytes()).hexdigest()
    assert f"const RULES = '{rules}';" in (out / "site/pyodide/interpreter.js").read_text("utf-8")


def test_the_register_script_stands_above_the_policy(out: Path) -> None:
    html = (out / "site/index.html").read_text("utf-8")
    assert html.index("register.js") < html.index("Content-Security-Policy") < html.index("download.js")


def test_only_bytecode_of_the_engine_is_shipped(out: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(unpacked(out / "site", "pyodide/rest.bin")["engine"])) as archive:
        names = archive.namelist()
    assert "secondlook/__init__.pyc" in names and "worker.pyc" in names
    assert not [name for name in names if name.endswith(".py")]


FROM_SNAPSHOT = """
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [runtime, site, work, ...made] = process.argv.slice(1);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));
const { default: create } = await import(pathToFileURL(`${runtime}/pyodide.asm.mjs`));
const ours = readFileSync(`${site}/pyodide/interpreter.js`, 'utf8').match(/const PAGE[^]*?\\n};\\n/)[0];
const memory = new Function(`${ours} return opened;`)()(new Uint8Array(readFileSync(`${work}/snapshot`)));
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given), own = made.instance?.exports.memory;
  own?.grow(Math.max(0, memory.length - own.buffer.byteLength) / 65536);
  return made;
};
writeFileSync(`${work}/no-library`, '');
const python = await loadPyodide({
  _loadSnapshot: memory.head,
  createPyodideModule: (module) => create(Object.assign(module, { placeMemory: () => memory.place(module) })),
  packageBaseUrl: runtime,
  stdLibURL: `${work}/no-library`,
});
for (const path of made) {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
  python.FS.writeFile(path, readFileSync(`${work}/${path}`));
}
python.FS.writeFile('/lib/rules.json', readFileSync(`${site}/rules.json`));
python.FS.writeFile('/posts', readFileSync(`${work}/posts`));
console.log(python.runPython(`
import worker, json, sys
begun = json.loads(worker.start())
known = set(sys.modules)
posts = [json.loads(line) for line in open('/posts', encoding='utf-8')]
answers = [json.loads(worker.check(post['text'], json.dumps(post['situation']), post['lang'])) for post in posts]
worker.RULES.write_text('{')
broken = json.loads(worker.start())
failed = ["error" in answer for answer in answers]
json.dumps([begun["ok"], failed, broken["ok"], broken["error"], [*set(sys.modules) - known]])
`));
"""


def test_a_start_from_the_snapshot_answers_with_no_module_that_is_not_in_it(out: Path, tmp_path: Path) -> None:
    parts = unpacked(out / "site", "pyodide/start.bin")
    made = [name for name in parts if name.startswith("/")]
    for name in made:
        bundles.place(parts[name], tmp_path / name.lstrip("/"))
    (tmp_path / "snapshot").write_bytes(parts["snapshot"])
    files = [ROOT / f"tests/corpus/{name}.jsonl" for name in ("personal", "department", "pages")]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()[:25]]
    posts = [{"text": row["text"], "lang": "en", "situation": situation(row)} for row in rows]
    (tmp_path / "posts").write_text("\n".join(map(json.dumps, posts)), "utf-8")
    runtime = make_site.WORK / "runtime"
    given = [str(folder) for folder in (runtime, out / "site", tmp_path)]
    command = ["node", "--input-type=module", "-e", FROM_SNAPSHOT, *given, *made]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr[-2000:]
    begun, failed, broken, sentence, more = json.loads(said.stdout.strip().splitlines()[-1])
    assert begun and len(failed) == len(posts) and not any(failed) and not more
    assert not broken and "\n" not in sentence and len(sentence) > 20


def situation(row: dict[str, Any]) -> dict[str, Any]:
    """What the page tells the worker of a post of the corpus."""
    told = {key: value for key, value in row["context"].items() if value}
    return {"account": row["account"], "kind": row["kind"], **told}


def test_a_missing_source_is_named_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(make_site.BuildError, match=r"rules\.json is missing"):
        make_site.build(ROOT / "py/secondlook", tmp_path / "rules.json", tmp_path)
    assert not (tmp_path / "site").exists()


def test_where_rules_cannot_be_compiled_or_measured_the_build_stops_and_says_why(tmp_path: Path) -> None:
    engine, rules = tmp_path / "secondlook", ROOT / "rules.json"
    engine.mkdir()
    (engine / "__init__.py").write_text("class PolicyError(Exception): pass\n")
    (engine / "__main__.py").write_text("raise SystemExit('line 3 of the posts is not JSON')\n")
    with pytest.raises(make_site.BuildError, match=r"not made ready: ModuleNotFoundError.*secondlook\.compiled"):
        make_site.compiled_rules(engine, rules)
    with pytest.raises(make_site.BuildError, match="not measured: line 3 of the posts is not JSON"):
        make_site.figures(engine, rules)


def test_broken_rules_are_told_and_left_to_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules.json").write_text("{")
    assert make_site.compiled_rules(ROOT / "py/secondlook", tmp_path / "rules.json") == b""
    assert "The page will say: rules.json: line 1" in capsys.readouterr().err


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
