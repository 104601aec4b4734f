"""The second reader's model, where it has been made (`make reader-model`)."""

import json
from pathlib import Path

import pytest

from secondlook import Situation

FOLDER = Path(__file__).parents[1] / "build/reader"

pytestmark = pytest.mark.skipif(not (FOLDER / "reader.json").exists(), reason="make reader-model has not been run")


def test_the_small_model_says_what_the_learnt_one_said() -> None:
    import numpy as np

    from reader.onnx_file import open_reader

    model = open_reader()
    settings = json.loads((FOLDER / "reader.json").read_text("utf-8"))
    assert settings["probes"]
    for text, learnt in settings["probes"].items():
        (scores,) = model.score([model.numbers(text, Situation())])
        assert np.abs(np.array(scores) - np.array(learnt)).max() < 0.15


def test_batch_asks_more_with_the_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from secondlook.cli import main

    text = "Our sergeant could lose a race to a parked cruiser and put himself in for a medal."
    (tmp_path / "posts.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n")
    found = []
    for options in ([], ["--reader"], ["--reader", "--jobs", "2"]):
        assert main(["batch", str(tmp_path / "posts.jsonl"), *options]) == 0
        (answer,) = map(json.loads, capsys.readouterr().out.splitlines())
        found.append([row["rule"] for row in answer["findings"] if row["severity"] == "ask"])
    assert found == [[], ["workplace-disparagement"], ["workplace-disparagement"]]
