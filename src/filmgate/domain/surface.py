"""The surfaces of the server: the APIs that it speaks."""

from enum import StrEnum


class Surface(StrEnum):
    """An API that clients use. It fixes the shape of requests, answers, errors and webhooks."""

    WAVESPEED = "wavespeed"
    OPENAI = "openai"
    MINIMAX = "minimax"
    MINIMAX_2 = "minimax-2"
