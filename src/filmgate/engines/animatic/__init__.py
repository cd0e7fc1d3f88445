"""The built-in engine: a small 3D renderer on the CPU that needs no model weights."""
