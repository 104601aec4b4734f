"""The base's weights and our change to them -> a folder with all that the second reader needs.

The weights are written with one byte each, and the small model is held against the exact one.
"""

import argparse
import logging
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from reader.base import SCALE, ModelError, base_folder
from reader.graph import Weights, network
from reader.onnx_file import FOLDER, session
from reader.opinion import Score
from reader.posts import numbered, post, read
from reader.wordpiece import WordPieces

HERE = Path(__file__).parent
FURTHEST = 0.02
"""How far the scores of the small model may be off at the mean over the posts that are tried."""
PIECES = "embeddings.word_embeddings.weight"
LAST_LATIN = "\u024f"
TRIES = HERE.parents[1] / "tests/corpus/personal.jsonl"


def merged(base: Weights, change: Weights) -> Weights:
    """Give the base's weights with the change added, and the head."""
    weights = {name: value.astype(np.float32) for name, value in base.items()}
    for name, down in change.items():
        if name.endswith(".down"):
            up = change[name.replace(".down", ".up")]
            home = name.removeprefix("encoder.").replace(".down", ".weight")
            weights[home] = weights[home] + SCALE * up.astype(np.float32) @ down.astype(np.float32)
    return weights | {name: change[name].astype(np.float32) for name in ("head.weight", "head.bias")}


def needed(piece: str) -> bool:
    """Say whether drafts in English or Spanish can need a piece: not one without a meaning, or of another script."""
    return not piece.startswith("[unused") and not any(sign.isalpha() and sign > LAST_LATIN for sign in piece)


def make(folder: Path, vocabulary: Sequence[str]) -> float:
    """Write the model, the vocabulary and the settings into a folder; give how far the small model is off at the mean.

    Of the base's vocabulary only the pieces that are needed are kept. Raises ModelError where the model is off by more
    than FURTHEST.
    """
    base = base_folder()
    folder.mkdir(parents=True, exist_ok=True)
    exact, small = folder / "exact.onnx", folder / "model.onnx"
    weights = merged(load_file(base / "model.safetensors"), load_file(HERE / "change.safetensors"))
    kept = [number for number, piece in enumerate(vocabulary) if needed(piece)]
    pieces = [vocabulary[number] for number in kept]
    onnx.save(network({**weights, PIECES: weights[PIECES][kept]}), exact)
    logging.disable(logging.WARNING)  # it would have the graph gone over first, which changes nothing here
    quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True)
    tries = numbered([post(row) for row in read([TRIES])], WordPieces(pieces))
    off = float(np.abs(_array(session(exact), tries) - _array(session(small), tries)).mean())
    exact.unlink()
    if off > FURTHEST:
        raise ModelError(f"The small model is off by {off:.3f}: learn again, or write the weights larger.")
    (folder / "vocabulary.txt").write_text("\n".join(pieces) + "\n", "utf-8")
    shutil.copy(HERE / "reader.json", folder)
    return off


def _array(score: Score, rows: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    return np.array([score([row])[0] for row in rows])


def main() -> int:
    """Make the model in build/reader and say what it is like."""
    parser = argparse.ArgumentParser(description="Make the second reader's model.")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args().folder
    try:
        off = make(folder, (base_folder() / "vocab.txt").read_text("utf-8").splitlines())
    except ModelError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Made {folder}: {(folder / 'model.onnx').stat().st_size / 1e6:.1f} MB, scores off by {off:.4f} at the mean.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
