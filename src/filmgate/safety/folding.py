"""Folding of ONNX graphs: a batch normalisation becomes part of the convolution before it, where ONNX Runtime
misses it.

Importing this loads `onnx`, 0.1 s that only a picture screen needs.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import onnx
from onnx.numpy_helper import from_array, to_array

CHANNELS_LAST = [0, 2, 3, 1]


class _Graph:
    """A graph as a pass over it reads it: its constants, and the nodes that follow a node."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.constants: dict[str, npt.NDArray[np.float32]] = {
            item.name: to_array(item) for item in graph.initializer
        }
        self._readers: dict[str, list[onnx.NodeProto]] = {}
        for node in graph.node:
            if node.op_type == "Identity" and node.input[0] in self.constants:
                self.constants[node.output[0]] = self.constants[node.input[0]]
            for name in node.input:
                self._readers.setdefault(name, []).append(node)
        self._results = {item.name for item in graph.output}

    def after(self, node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
        """Give the nodes that follow a node one after another, as long as each output is used only once."""
        while len(readers := self._readers.get(node.output[0], [])) == 1:
            node = readers[0]
            if node.output[0] in self._results:
                return
            yield node


def fold(model: bytes) -> bytes:
    """Return the same network as bytes, with each convolution and the arithmetic per channel after it as one
    convolution.

    model: a serialised ONNX ModelProto of 32-bit floats. `s * (W x) + b` is `(s W) x + b` (Jacob et al. 2018,
    section 3.2): equal but for rounding. Networks converted from TensorFlow have a transposition between the
    two, past which ONNX Runtime does not look.
    """
    proto = onnx.load_model_from_string(model)
    graph, known = proto.graph, _Graph(proto.graph)
    for node in graph.node:
        if node.op_type == "Conv" and len(node.input) == 2 and node.input[1] in known.constants:
            graph.initializer.extend(_fold(node, known))
    nodes = [node for node in graph.node if node.op_type]  # without those that were cleared
    read = {name for node in nodes for name in node.input}
    values = [item for item in graph.initializer if item.name in read]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(values)
    folded: bytes = proto.SerializeToString()
    return folded


def _fold(conv: onnx.NodeProto, known: _Graph) -> list[onnx.TensorProto]:
    """Fold what follows a convolution into it and clear those nodes; returns its weights and bias."""
    weights = known.constants[conv.input[1]]
    scale, bias = np.ones(len(weights)), np.zeros(len(weights))
    turn: onnx.NodeProto | None = None
    folded: list[onnx.NodeProto] = []
    for node in known.after(conv):
        if node.op_type == "Transpose" and not turn and list(node.attribute[0].ints) == CHANNELS_LAST:
            turn = node
            continue
        if node.op_type in {"Add", "Sub", "Mul"} and turn:
            value = known.constants.get(node.input[1])
            if value is None or value.shape != (1, 1, 1, len(weights)):
                break
            if node.op_type == "Mul":
                scale, bias = scale * value.ravel(), bias * value.ravel()
            else:
                bias = bias + (value.ravel() if node.op_type == "Add" else -value.ravel())
        elif node.op_type != "Cast" or node.attribute[0].i != onnx.TensorProto.FLOAT:
            break
        folded.append(node)
    if not turn or not folded:
        return []
    turn.input[0], turn.output[0] = conv.output[0], folded[-1].output[0]
    for node in folded:
        node.Clear()
    names = [f"{conv.output[0]}.weights", f"{conv.output[0]}.bias"]
    conv.input[1:] = names
    arrays = (weights * scale[:, None, None, None], bias)
    return [from_array(array.astype(np.float32), name) for array, name in zip(arrays, names, strict=True)]
