"""The network as an ONNX file: BERT (Devlin et al. 2019) as the base has it, a mean, and one sigmoid for each rule."""

from collections.abc import Mapping
from itertools import count

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]

OPSET = 20
LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
FAR = -10_000.0  # added to the attention that a filled-up place would get


class Graph:
    """Nodes and constants, as they are written down one after the other; each gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._number = count()

    def constant(self, value: NDArray[np.generic] | list[int] | float) -> str:
        """Note a constant: what is no array is whole numbers (a list) or one number."""
        array = np.array(value, np.int64) if isinstance(value, list) else np.asarray(value)
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        name = f"c{next(self._number)}"
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind: str, *given: str, **attributes: object) -> str:
        """Note a node."""
        name = f"n{next(self._number)}"
        self.nodes.append(helper.make_node(kind, [*given], [name], **attributes))
        return name


def network(weights: Weights) -> onnx.ModelProto:
    """Give the network for weights by the names of the base, the head's "head.weight" and "head.bias" beside them.

    In: "numbers" and "there", int64 of (texts, pieces); out: "scores", of (texts, rules).
    """
    g = Graph()
    last = _embedded(g, weights)
    absent = g.node("Sub", g.constant(1.0), g.node("Unsqueeze", _there(g), g.constant([1, 2])))
    far = g.node("Mul", absent, g.constant(FAR))
    for layer in range(LAYERS):
        last = _layer(g, weights, f"encoder.layer.{layer}.", last, far)
    weight = g.node("Unsqueeze", _there(g), g.constant([2]))
    summed = g.node("ReduceSum", g.node("Mul", last, weight), g.constant([1]), keepdims=0)
    mean = g.node("Div", summed, g.node("ReduceSum", weight, g.constant([1]), keepdims=0))
    g.nodes.append(helper.make_node("Sigmoid", [_linear(g, weights, "head", mean)], ["scores"]))
    rules = len(weights["head.bias"])
    graph = helper.make_graph(
        g.nodes,
        "reader",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "pieces"]) for name in ("numbers", "there")],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["texts", rules])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
    onnx.checker.check_model(model)
    return model


def _there(g: Graph) -> str:
    return g.node("Cast", "there", to=TensorProto.FLOAT)


def _embedded(g: Graph, weights: Weights) -> str:
    """Give what each piece, at its place, begins as."""
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    words = g.node("Gather", g.constant(weights["embeddings.word_embeddings.weight"]), "numbers")
    pieces = g.node("Shape", "numbers", start=1, end=2)
    at = g.node("Slice", g.constant(places), g.constant([0]), pieces, g.constant([0]))
    return _normal(g, weights, "embeddings.LayerNorm", g.node("Add", words, at))


def _layer(g: Graph, weights: Weights, name: str, given: str, far: str) -> str:
    """Give what a layer makes of what the last one gave."""
    query, key, value = (
        _heads(g, _linear(g, weights, f"{name}attention.self.{what}", given)) for what in ("query", "key", "value")
    )
    alike = g.node("MatMul", query, g.node("Transpose", key, perm=[0, 1, 3, 2]))
    near = g.node("Add", g.node("Div", alike, g.constant((WIDTH / HEADS) ** 0.5)), far)
    seen = g.node("MatMul", g.node("Softmax", near, axis=-1), value)
    together = g.node("Reshape", g.node("Transpose", seen, perm=[0, 2, 1, 3]), g.constant([0, 0, WIDTH]))
    seen = _linear(g, weights, f"{name}attention.output.dense", together)
    middle = _normal(g, weights, f"{name}attention.output.LayerNorm", g.node("Add", seen, given))
    wide = g.node("Gelu", _linear(g, weights, f"{name}intermediate.dense", middle))
    narrow = _linear(g, weights, f"{name}output.dense", wide)
    return _normal(g, weights, f"{name}output.LayerNorm", g.node("Add", narrow, middle))


def _heads(g: Graph, given: str) -> str:
    """Cut what stands there into heads."""
    return g.node("Transpose", g.node("Reshape", given, g.constant([0, 0, HEADS, WIDTH // HEADS])), perm=[0, 2, 1, 3])


def _linear(g: Graph, weights: Weights, name: str, given: str) -> str:
    matrix = g.constant(np.ascontiguousarray(weights[f"{name}.weight"].T))
    return g.node("Add", g.node("MatMul", given, matrix), g.constant(weights[f"{name}.bias"]))


def _normal(g: Graph, weights: Weights, name: str, given: str) -> str:
    scale, shift = (g.constant(weights[f"{name}.{what}"]) for what in ("weight", "bias"))
    return g.node("LayerNormalization", given, scale, shift, axis=-1, epsilon=EPSILON)
