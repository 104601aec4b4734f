"""The second reader as the page runs it (onnxruntime-web in WebAssembly) says what it says on the command line."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.opinion import Reader, Rows, Score, Scores
from reader.posts import read
from secondlook import Situation, check, load_policy

ROOT = Path(__file__).resolve().parents[1]
POSTS = 40
NODE = """
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
const { open, score } = await import(process.argv[1]);
const network = await open(readFileSync(process.argv[2]), new Uint8Array(readFileSync(process.argv[3])));
for await (const row of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await score(network, JSON.parse(row))));
"""

pytestmark = pytest.mark.skipif(not (ROOT / "build/reader/model.onnx").exists(), reason="the model has not been made")


@pytest.fixture(scope="module")
def in_wasm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Score]:
    """The network as the page's worker runs it, in node."""
    from build.reader_files import MODEL, RUNTIME, script

    module = tmp_path_factory.mktemp("wasm") / "reader.mjs"
    module.write_text(script(), "utf-8")
    files = [module, RUNTIME / "ort-wasm-simd-threaded.wasm", MODEL / "model.onnx"]
    command = ["node", "--input-type=module", "-e", NODE, *map(str, files)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdin and node.stdout
        given, told = node.stdin, node.stdout

        def score(rows: Rows) -> Scores:
            """Give the scores, row by row."""
            for row in rows:
                print(json.dumps(row), file=given, flush=True)
            return [json.loads(told.readline()) for _ in rows]

        yield score
        given.close()


def test_the_page_and_batch_give_the_same_answers(in_wasm: Score) -> None:
    from reader.onnx_file import open_reader

    policy = load_policy((ROOT / "rules.json").read_text("utf-8"))
    here = open_reader()
    there = Reader(here.pieces, here.settings, in_wasm)
    posts = read([ROOT / "tests/corpus/reader/mixed.jsonl"])
    asked = 0
    for post in posts[:: len(posts) // POSTS]:
        report = check(post["text"], Situation.from_json(post), policy)
        answer = here.second(report).to_batch()
        assert there.second(report).to_batch() == answer, post["id"]
        asked += answer != report.to_batch()
    assert asked
