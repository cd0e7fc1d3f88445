"""Shapes that cross a border: the public envelope and the worker protocol."""
