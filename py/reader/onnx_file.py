"""The folder that reader.model has made -> the second reader. Needs numpy and onnxruntime: `pip install .[reader]`."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from reader.base import ModelError
from reader.opinion import Reader, Score, Settings
from reader.wordpiece import WordPieces

FOLDER = Path(__file__).parents[2] / "build/reader"


def session(path: Path) -> Score:
    """Give the network of an ONNX file as a function."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # `batch --jobs` says how many work at a time
    opened = onnxruntime.InferenceSession(path, options)

    def score(rows: Sequence[Sequence[int]]) -> Sequence[Sequence[float]]:
        """Give the scores of rows of numbers."""
        longest = max(map(len, rows))
        numbers = np.array([[*row, *[0] * (longest - len(row))] for row in rows], np.int64)
        there = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in rows], np.int64)
        (scores,) = opened.run(None, {"numbers": numbers, "there": there})
        return np.asarray(scores).tolist()  # type: ignore[no-any-return]

    return score


def open_reader(folder: Path = FOLDER) -> Reader:
    """Open the second reader of a folder. Raises ModelError where it is not there or cannot be read."""
    try:
        pieces = WordPieces((folder / "vocabulary.txt").read_text("utf-8").splitlines())
        settings = Settings.read((folder / "reader.json").read_text("utf-8"))
        return Reader(pieces, settings, session(folder / "model.onnx"))
    except (OSError, ValueError, KeyError, json.JSONDecodeError) as error:
        raise ModelError(f"{folder}: no second reader there ({error}); run `make reader-model`.") from None
