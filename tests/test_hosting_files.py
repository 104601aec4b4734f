"""The snippets in hosting/: well formed, and each names the types of all files that the site has."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

HOSTING = Path(__file__).resolve().parents[1] / "hosting"


def endings(out: Path) -> set[str]:
    """The endings of the files of the site whose types hosts may not know."""
    return {path.suffix for path in (out / "site").rglob("*") if path.is_file()} - {".html", ".css", ".svg", ".png"}


def test_iis_is_told_every_type_once(out: Path) -> None:
    root = ElementTree.parse(HOSTING / "web.config").getroot()
    named = [item.get("fileExtension") for item in root.iter("mimeMap")]
    assert len(named) == len(set(named))
    assert endings(out) <= set(named)
    assert [item.get("fileExtension") for item in root.iter("remove")] == named


@pytest.mark.parametrize(("name", "form"), [("s3.sh", "put {} "), (".htaccess", " .{}"), ("nginx.conf", " {}")])
def test_the_other_hosts_are_told_every_type_that_is_not_just_bytes(out: Path, name: str, form: str) -> None:
    words = (HOSTING / name).read_text("utf-8").replace(";", " ").replace("\n", " ") + " "
    bytes_will_do = {".zip", ".bin"}
    assert not [end for end in endings(out) - bytes_will_do if form.format(end[1:]) not in words]


def test_the_upload_script_is_sound_shell() -> None:
    subprocess.run(["sh", "-n", HOSTING / "s3.sh"], check=True)
