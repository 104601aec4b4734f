"""What the build makes: the same bytes each time, a true list, bytecode that this Pyodide reads, nothing foreign."""

import gzip
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from build import make_site

ROOT = Path(__file__).resolve().parents[1]


def shas(folder: Path) -> dict[str, str]:
    """Path -> SHA-256 of everything below."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_file_is_on_the_list_with_its_hash(out: Path) -> None:
    listed = json.loads((out / "site/files.json").read_text())["files"]
    found = shas(out / "site")
    assert found.pop("sw.js") and found.pop("files.json")
    assert found == {name: facts["sha256"] for name, facts in listed.items()}


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
    run = [(attributes, body) for attributes, body in scripts if 'type="py" worker' not in attributes]
    assert all("src=" in attributes and not body.strip() for attributes, body in run)
    assert len(scripts) - len(run) == 1  # Python for the worker, which no browser runs by itself
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", html)


def test_the_register_script_stands_above_the_policy(out: Path) -> None:
    html = (out / "site/index.html").read_text("utf-8")
    assert html.index("register.js") < html.index("Content-Security-Policy") < html.index("download.js")


def test_only_bytecode_of_the_engine_is_shipped(out: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress((out / "site/engine.bin").read_bytes()))) as archive:
        names = archive.namelist()
    assert "secondlook/__init__.pyc" in names and "worker.pyc" in names
    assert "zoneinfo/America/New_York" in names
    assert not [name for name in names if name.endswith(".py")]


LATE_IMPORTS = """
import { loadPyodide } from 'pyodide';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
const [site, work] = process.argv.slice(1);
const unpacked = (path) => gunzipSync(readFileSync(`${site}/${path}`));
writeFileSync(`${work}/library.zip`, unpacked('pyodide/library.bin'));
const python = await loadPyodide({ stdLibURL: `${work}/library.zip` });
python.FS.writeFile('/lib/engine.zip', unpacked('engine.bin'));
const run = (code) => python.runPython(code);
run("import sys; sys.path.insert(0, '/lib/engine.zip')");
python.FS.writeFile('/lib/rules.json', readFileSync(`${site}/rules.json`));
console.log(run(`
import worker, asyncio, traceback, zipfile, json
begun = json.loads(worker.start())
facts = '{"account": "personal", "kind": "post"}'
answers = [json.loads(worker.check(text, facts, 'en')) for text in ('', 'Sgt. Lee', 'x' * 5000)]
worker.RULES.write_text('{')
broken = json.loads(worker.start())
from zoneinfo import ZoneInfo
zone = str(ZoneInfo("America/New_York"))
json.dumps([begun["ok"], ["error" in answer for answer in answers], broken["ok"], broken["error"], zone])
`));
"""


def test_the_trimmed_library_carries_the_engine(out: Path, tmp_path: Path) -> None:
    command = ["node", "--input-type=module", "-e", LATE_IMPORTS, str(out / "site"), str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr[-2000:]
    begun, failed, broken, sentence, zone = json.loads(said.stdout.strip().splitlines()[-1])
    assert begun and not any(failed) and not broken and zone == "America/New_York"
    assert "\n" not in sentence and len(sentence) > 20


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
        make_site.compiled_policy(engine, rules)
    with pytest.raises(make_site.BuildError, match="not measured: line 3 of the posts is not JSON"):
        make_site.figures(engine, rules)


def test_broken_rules_are_told_and_left_to_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules.json").write_text("{")
    assert make_site.compiled_policy(ROOT / "py/secondlook", tmp_path / "rules.json") == b""
    assert "The page will say: rules.json: line 1" in capsys.readouterr().err


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
