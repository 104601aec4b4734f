"""What is handed out: site, one file, one larger file, licences, bill of materials, a zip of all that, SHA256SUMS."""

import hashlib
import zipfile
from pathlib import Path

from build.components import bill, licences
from build.one_file import one_file

ROOT = Path(__file__).resolve().parents[2]
DATE = (2026, 1, 1, 0, 0, 0)
# Goes into the zip with the site: how to host it and how to set up a kiosk.
BESIDE = ("LICENSE", "docs/hosting.md", "docs/kiosk.md", "hosting/*", "hosting/.htaccess", "kiosk/*")


def pack(site: Path, out: Path) -> None:
    """Write the page in one file, small and large, licenses.txt, sbom.cdx.json, the zip and SHA256SUMS into `out`."""
    pages = {"second-look.html": one_file(site), "second-look-with-reader.html": one_file(site, reader=True)}
    texts = pages | {"licenses.txt": licences(), "sbom.cdx.json": bill(site)}
    for name, text in texts.items():
        (out / name).write_text(text, "utf-8", newline="\n")
    papers = {name: out / name for name in ("licenses.txt", "sbom.cdx.json")}
    beside = {path.relative_to(ROOT).as_posix(): path for glob in BESIDE for path in ROOT.glob(glob)}
    hosted = {f"second-look/{path.relative_to(site).as_posix()}": path for path in files(site)}
    write_zip(out / "second-look.zip", papers | beside | hosted)
    handed_out = [*(out / name for name in texts), out / "second-look.zip", *files(site)]
    (out / "SHA256SUMS").write_text("".join(line(path, out) for path in handed_out))


def files(site: Path) -> list[Path]:
    """Every file of the site, in a fixed order."""
    return sorted(path for path in site.rglob("*") if path.is_file())


def write_zip(archive: Path, entries: dict[str, Path]) -> None:
    """Zip the files under their names, in a fixed order and with one fixed date."""
    with zipfile.ZipFile(archive, "w") as target:
        for name, path in sorted(entries.items()):
            item = zipfile.ZipInfo(name, DATE)
            item.compress_type, item.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(item, path.read_bytes(), compresslevel=9)


def line(path: Path, out: Path) -> str:
    """A line as `sha256sum --check` reads it."""
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out).as_posix()}\n"
