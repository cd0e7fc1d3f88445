"""Folding of batch normalisation: the real network, and graphs of which only a part may be folded."""

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from filmgate.safety.folding import fold
from filmgate.safety.frames import OpenNsfw
from filmgate.safety.pinned import session

RNG = np.random.default_rng(3)
CHANNELS = 4


def network(nodes: list[onnx.NodeProto], outputs: list[str]) -> bytes:
    """One of nodes that may read `x` (1, 3, 8, 8), `w`, and `a`, `b`, `c` for each channel (last)."""
    shapes = {"w": (CHANNELS, 3, 3, 3)} | dict.fromkeys("abc", (1, 1, 1, CHANNELS)) | {"one": (1, 1, 1, 1)}
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, (1, 3, 8, 8))],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, tuple("nhwc")) for name in outputs],
        [
            numpy_helper.from_array(RNG.normal(size=shape).astype(np.float32), name)
            for name, shape in shapes.items()
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    data: bytes = model.SerializeToString()
    return data


def answers(model: bytes, picture: npt.NDArray[np.float32]) -> list[npt.NDArray[np.float32]]:
    ready = session(model)
    return [np.asarray(found) for found in ready.run(None, {ready.get_inputs()[0].name: picture})]


def operations(model: bytes) -> list[str]:
    return [node.op_type for node in onnx.load_model_from_string(model).graph.node]


def node(kind: str, *names: str, **attributes: Any) -> onnx.NodeProto:
    *inputs, output = names
    return helper.make_node(kind, inputs, [output], **attributes)


CONV = [node("Conv", "x", "w", "y"), node("Transpose", "y", "t", perm=[0, 2, 3, 1])]
NORM = [node("Sub", "t", "a", "1"), node("Mul", "1", "b", "2"), node("Add", "2", "c", "3")]
CAST = [node("Cast", "t", "f", to=TensorProto.FLOAT), node("Mul", "f", "a", "3")]


@pytest.mark.parametrize(
    ("nodes", "outputs", "left"),
    [
        pytest.param(
            [*CONV, *NORM, node("Relu", "3", "z")], ["z"], ["Conv", "Transpose", "Relu"], id="all of it"
        ),
        pytest.param(
            [*CONV, *CAST, node("Relu", "3", "z")], ["z"], ["Conv", "Transpose", "Relu"], id="casts too"
        ),
        pytest.param(
            [
                CONV[0],
                node("Cast", "y", "f", to=TensorProto.FLOAT),
                node("Transpose", "f", "t", perm=[0, 2, 3, 1]),
                node("Mul", "t", "a", "3"),
                node("Relu", "3", "z"),
            ],
            ["z"],
            ["Conv", "Transpose", "Relu"],
            id="a cast before the transposition",
        ),
        pytest.param([*CONV, *NORM], ["3"], ["Conv", "Transpose", "Add"], id="a result keeps its name"),
        pytest.param(
            [*CONV, *NORM, node("Add", "3", "t", "z")],
            ["z"],
            ["Conv", "Transpose", "Sub", "Mul", "Add", "Add"],
            id="another reads the convolution",
        ),
        pytest.param(
            [*CONV, node("Mul", "t", "a", "1"), node("Add", "1", "2", "z"), node("Relu", "1", "2")],
            ["z"],
            ["Conv", "Transpose", "Relu", "Add"],
            id="as far as one reads",
        ),
        pytest.param(
            [*CONV, node("Mul", "t", "one", "1"), node("Relu", "1", "z")],
            ["z"],
            ["Conv", "Transpose", "Mul", "Relu"],
            id="not per channel",
        ),
        pytest.param(
            [*CONV, node("Sub", "a", "t", "1"), node("Relu", "1", "z")],
            ["z"],
            ["Conv", "Transpose", "Sub", "Relu"],
            id="subtracted from",
        ),
        pytest.param(
            [CONV[0], node("Mul", "y", "y", "z")],
            ["z"],
            ["Conv", "Mul"],
            id="no transposition",
        ),
    ],
)
def test_a_folded_network_answers_as_before(
    nodes: list[onnx.NodeProto], outputs: list[str], left: list[str]
) -> None:
    order = {
        name: place for place, name in enumerate("yft123z" if nodes[1].output[0] == "f" else "yt1f23z")
    }  # a graph must be sorted
    before = network(sorted(nodes, key=lambda item: order[item.output[0]]), outputs)
    after = fold(before)
    onnx.checker.check_model(onnx.load_model_from_string(after))
    assert sorted(operations(after)) == sorted(left)
    picture = RNG.normal(size=(1, 3, 8, 8)).astype(np.float32)
    for want, have in zip(answers(before, picture), answers(after, picture), strict=True):
        np.testing.assert_allclose(have, want, rtol=1e-4, atol=1e-4)


def test_the_network_of_the_screen_keeps_its_scores_and_loses_its_normalisations() -> None:
    before = OpenNsfw.FILE.read()
    after = fold(before)
    assert operations(before).count("Mul") - operations(after).count("Mul") == 53  # one for each convolution
    for _ in range(3):
        picture = RNG.uniform(-120, 150, (1, 224, 224, 3)).astype(np.float32)
        np.testing.assert_allclose(answers(after, picture)[0], answers(before, picture)[0], atol=1e-5)
