"""MiniMax's shapes, version 1."""

from filmgate.wire.problem import Problem, Shaped


def problem(value: Problem) -> Shaped:
    return Shaped(status=200, body={})
