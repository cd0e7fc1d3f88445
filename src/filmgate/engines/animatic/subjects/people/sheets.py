"""Sheets of cloth that hang freely: capes."""

import numpy as np

from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.flesh import tube
from filmgate.engines.animatic.subjects.people.pieces import Piece, hemmed

_ROWS, _COLUMNS = 16, 25


def cape(body: Body, top: Piece, paint: Paint) -> Piece:
    """Model a cape that hangs from the shoulders down the back to the calves, over what is worn (`top`)."""
    neck, knee = body.modelled("neck"), body.modelled("lll")
    shoulder = abs(float(body.modelled("aul")[2]))
    across, down = np.linspace(-1, 1, _COLUMNS)[None, :], np.linspace(0, 1, _ROWS)[:, None]
    high = neck[1] - 0.022 - 0.035 * across**2
    low = knee[1] - 0.10
    y = high + (low - high) * down
    z = across * (shoulder * (0.62 + 0.55 * np.minimum(down * 3, 1) + 0.30 * down))
    back = np.array([_back(top, float(h), body) for h in y.mean(1)])[:, None]
    folds = 0.022 * np.sin(across * 9.5) * np.clip(down * 2.0, 0, 1)
    x = back - 0.02 - 0.10 * down + folds + 0.10 * across**2 * (1 - 0.4 * down)
    at = np.stack([x * np.ones_like(z), y * np.ones_like(z), z], -1).reshape(-1, 3).astype(np.float32)
    weight = np.zeros((len(at), len(body.skeleton)), np.float32)
    free = np.clip((down * np.ones_like(z)).ravel() * 1.6 - 0.1, 0, 1)
    weight[:, body.names["cape"]] = free
    weight[:, body.names["chest"]] = 1 - free
    rows = np.tile(np.array(paint.row(), np.float32), (len(at), 1))
    return hemmed(Piece(at=at, weight=weight, paint=rows, faces=tube(_ROWS, _COLUMNS, closed=False)), 0.004)


def _back(top: Piece, height: float, body: Body) -> float:
    """Return how far back a garment reaches at this height."""
    level = max(height, float(body.modelled("lul")[1]))
    near = top.at[(np.abs(top.at[:, 1] - level) < 0.06) & (np.abs(top.at[:, 2]) < 0.12)]
    return float(near[:, 0].min()) if len(near) else -0.12
