"""What `make build` hands out: the same bytes from any folder, every byte listed, of whom it is, and no other host."""

import fnmatch
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from packed import parts, unpacked

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("py", "css", "icons", "licenses", "kiosk", "hosting", "docs", "tests")
FILES = ("*.html", "*.js", "*.json", "*.toml", "*.webmanifest", "LICENSE")
ADDRESS = re.compile(rb"""(?:https?|wss?|ftp)://[\w.@:\[\]-]*[\w\]]|["'`(]//[\w-]+\.[a-z]{2,}""", re.I)

RULES = (ROOT / "rules.json").read_text("utf-8").lower()

# Where another host's address may stand, and why it is no more than text.
ORDER = "the Order's world: an officer may type it, no code asks for it"
MESSAGE = "stands in an error message"
NAME = "the name of an XML vocabulary, never asked for"
COMMENT = "stands in a docstring or comment"
TEXT_ONLY = {
    "rules.json": {"": ORDER},
    "pictures.zip!*": {"ns.adobe.com": NAME, "www.w3.org": NAME},
    "icons/*": {"www.w3.org": NAME},
    "app/channels.mpy": {"www.w3.org": NAME},
    "page.bin": {"www.w3.org": NAME, "docs.micropython.org": "stands in the text of help()"},
    "pyodide/rest.bin!engine!channels.pyc": {"www.w3.org": NAME},
    "reader/core.bin": {
        "arxiv.org": COMMENT,
        "docs.nvidia.com": COMMENT,
        "github.com": COMMENT,
        "ieeexplore.ieee.org": COMMENT,
        "tinyurl.com": COMMENT,
    },
    "reader/reader.js": {"web.dev": MESSAGE},
    "micropython/micropython.js": {"emscripten.org": MESSAGE},
    "micropython/micropython.wasm": {"docs.micropython.org": "stands in the text of help()"},
    "pyodide/rest.bin!library!*": {
        "pyodide.org": MESSAGE,
        "github.com": MESSAGE,
        "www.w3.org": NAME,
        "www.python.org": COMMENT,
    },
    "pyodide/start.bin!python": {
        "github.com": MESSAGE,
        "peps.python.org": COMMENT,
        "ftp.unicode.org": COMMENT,
        "www.w3.org": NAME,
        "www.python.org": COMMENT,
    },
    "pyodide/start.bin!snapshot": {  # what stands in the two above and in the rules, in memory
        "pyodide.org": MESSAGE,
        "github.com": MESSAGE,
        "peps.python.org": COMMENT,
        "ftp.unicode.org": COMMENT,
        "www.w3.org": NAME,
        "www.python.org": COMMENT,
    },
    "pyodide/*.js": {"nowhere.invalid": "what the build put in the place of a default address"},
    "pyscript/*": {
        "nowhere.invalid": "what the build put in the place of a default address",
        "0.0.0.0": "a stand-in base for parsing addresses",
        "github.com": MESSAGE,
        "docs.pyscript.net": MESSAGE,
        "developer.mozilla.org": MESSAGE,
        "pyscript.github.io": MESSAGE,
    },
}


def shas(folder: Path) -> dict[str, str]:
    """Path -> SHA-256 of everything below."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.timeout(600)
def test_a_copy_in_another_folder_time_zone_and_language_builds_the_same_bytes(out: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a copy of the sources"
    copy.mkdir()
    for folder in filter(Path.is_dir, map(ROOT.joinpath, FOLDERS)):
        shutil.copytree(folder, copy / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (file for glob in FILES for file in ROOT.glob(glob)):
        shutil.copy(file, copy)
    (copy / "build").mkdir()
    for measured in (ROOT / "build").glob("figures-*.json"):  # measuring takes long; `make soak` measures anew
        shutil.copy(measured, copy / "build")
    shutil.copytree(ROOT / "build/reader", copy / "build/reader")  # made anew by `make soak`, too
    shutil.copytree(ROOT / "build/frames", copy / "build/frames")  # named by content
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    elsewhere = os.environ | {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    command = [sys.executable, "py/build/make_site.py", "--out", str(tmp_path / "dist")]
    done = subprocess.run(command, cwd=copy, env=elsewhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert shas(tmp_path / "dist") == shas(out)


def test_every_file_handed_out_is_in_the_sums(out: Path) -> None:
    lines = [line.split("  ", 1) for line in (out / "SHA256SUMS").read_text().splitlines()]
    found = shas(out)
    del found["SHA256SUMS"]
    assert {name: total for total, name in lines} == found
    assert {"second-look.html", "second-look.zip", "site/sw.js", "site/index.html"} <= set(found)


def test_the_second_reader_is_no_larger_than_25_megabytes_and_comes_only_where_it_is_wanted(out: Path) -> None:
    files = json.loads((out / "site/files.json").read_text("utf-8"))["files"]
    wanted = {name: facts["bytes"] for name, facts in files.items() if facts.get("wanted")}
    assert "reader/model.bin" in wanted and sum(wanted.values()) <= 25_000_000


def test_the_zip_holds_the_site_its_licences_and_its_bill_of_materials(out: Path) -> None:
    with zipfile.ZipFile(out / "second-look.zip") as archive:
        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    site = {f"second-look/{name}": total for name, total in shas(out / "site").items()}
    assert site == {name: total for name, total in found.items() if name.startswith("second-look/")}
    assert {"LICENSE", "licenses.txt", "sbom.cdx.json"} <= set(found)


def test_the_bill_of_materials_is_valid_cyclonedx(out: Path) -> None:
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str((out / "sbom.cdx.json").read_text("utf-8"))
    assert error is None


def test_every_shipped_byte_is_somebodys_and_has_its_hash_in_the_bill_of_materials(out: Path) -> None:
    bill = json.loads((out / "sbom.cdx.json").read_text("utf-8"))
    whole = [bill["metadata"]["component"], *bill["components"]]
    files = [part for one in whole for part in one["components"] if part["type"] == "file"]
    assert {file["name"]: file["hashes"][0]["content"] for file in files} == shas(out / "site")


def test_every_npm_dependency_is_in_the_bill_of_materials_with_its_version(out: Path) -> None:
    bill = json.loads((out / "sbom.cdx.json").read_text("utf-8"))
    named = {one["name"]: one["version"] for one in bill["components"]}
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert wanted.items() <= named.items()


def test_the_licence_of_everything_shipped_is_handed_out_in_full(out: Path) -> None:
    text = (out / "licenses.txt").read_text("utf-8")
    for words in (
        "Mozilla Public License Version 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Apache License",
        "Damien P. George",
        "@uswds/uswds",
        "tzdata",
        "polyscript",
        "exifread",
        "Independent JPEG Group",
        "PNG Reference Library License version 2",
    ):
        assert words in text


def bodies(out: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as it is read in the end: the runtime unpacked, archives opened."""
    site = out / "site"
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        body = path.read_bytes()
        if name in parts(site):
            for part, inner in unpacked(site, name).items():
                yield from opened(f"{name}!{part}", inner)
        else:
            yield from opened(name, gzip.decompress(body) if path.suffix == ".bin" else body)


def opened(name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """What is in an archive, or the file itself."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        yield name, body
        return
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        yield from ((f"{name}!{inner}", archive.read(inner)) for inner in archive.namelist())


def is_known(name: str, host: str) -> bool:
    """Whether this host may be named in this file, for a reason that stands in TEXT_ONLY."""
    if name == "pyodide/start.bin!snapshot" and host in RULES:  # which stand in the memory, see ORDER
        return True
    return any(fnmatch.fnmatch(name, glob) and ("" in hosts or host in hosts) for glob, hosts in TEXT_ONLY.items())


def test_nothing_shipped_holds_the_address_of_another_host_except_as_text(out: Path) -> None:
    found = {(name, host_of(address)) for name, body in bodies(out) for address in ADDRESS.findall(body)}
    assert len(found) > 5
    assert not sorted((name, host) for name, host in found if host and not is_known(name, host))


def host_of(address: bytes) -> str:
    """The host's name in an address."""
    return address.decode("ascii", "replace").split("//", 1)[1].lower()


@pytest.mark.parametrize("address", ["https://cdn.jsdelivr.net/x", 'src="//cdn.example.com/x.js"', "wss://1.2.3.4/"])
def test_a_planted_address_would_be_found(address: str) -> None:
    assert [host for host in map(host_of, ADDRESS.findall(address.encode())) if not is_known("app/page.mpy", host)]


def test_the_one_file_names_no_other_host_and_loads_nothing(out: Path) -> None:
    html = (out / "second-look.html").read_text("utf-8")
    page = re.sub(r"<script[^>]*>[^<]*</script>|<script type=\"module\">.*</script>", "", html, flags=re.S)
    assert not re.search(r"""(?:src|href)=["'](?!#|\?|data:)""", page)
    assert not ADDRESS.findall(page.encode())


def test_the_policy_of_the_one_file_names_its_scripts_by_hash_and_no_host(out: Path) -> None:
    html = (out / "second-look.html").read_text("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert found
    rules = dict(rule.split(" ", 1) for rule in found[1].split("; "))
    assert re.fullmatch(r"'sha256-[\w+/=]+' 'wasm-unsafe-eval'", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])
    assert rules["default-src"] == "'none'" and rules["connect-src"] == rules["worker-src"] == "data:"
