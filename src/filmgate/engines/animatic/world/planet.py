"""The Earth in the sky of the Moon: a lit sphere with seas, land and clouds."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.materials import water
from filmgate.engines.animatic.geometry.mesh import Mesh, placed, placement
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Camera
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.ground import noise, stretch

_DISTANCE, _RADIUS = 600.0, 46.0
_AZIMUTH, _ELEVATION = -0.20, 0.21


def earth(kernels: Kernels, seed: Seed) -> Mesh:
    """Make the mesh of the Earth: a sphere of radius 46 m around the origin. `rise` places it in the sky."""
    rings, sides = 64, 96
    polar = [math.pi * (k + 0.5) / rings for k in range(rings)]
    profile = [(_RADIUS * math.sin(a), _RADIUS * math.cos(a)) for a in polar]
    mesh = lathe(profile, [water("#0c2c6c")] * rings, sides=sides)
    land = stretch(noise(kernels, seed.noise("continents"), 4, 7, 0.55, size=256))
    cloud = stretch(noise(kernels, seed.noise("cover"), 6, 7, 0.6, size=256))
    v = (np.arange(rings) * 256 // rings).repeat(sides)
    u = np.tile(np.arange(sides) * 256 // sides, rings)
    ground = np.clip((land[v, u] - 0.52) * 16, 0, 1)[:, None]
    white = np.clip((cloud[v, u] - 0.50) * 6, 0, 1)[:, None]
    white = np.maximum(white, np.clip(np.abs(v[:, None] / 256 - 0.5) * 2 - 0.82, 0, 1) * 6).clip(0, 1)
    color = np.array((0.02, 0.09, 0.28)) * (1 - ground) + np.array((0.14, 0.16, 0.06)) * ground
    mesh.paint[:, :3] = color * (1 - white) + 0.85 * white
    return mesh


def rise(planet: Mesh, camera: Camera) -> Mesh:
    """Return the mesh of the planet placed in the sky. It moves with the camera, so that it seems
    far away.
    """
    flat = math.cos(_ELEVATION) * _DISTANCE
    x, z = math.sin(_AZIMUTH) * flat, math.cos(_AZIMUTH) * flat
    at = (camera.ex + x, camera.ey + math.sin(_ELEVATION) * _DISTANCE, camera.ez + z)
    return placed(planet, placement(at, yaw=0.6, roll=0.4))
