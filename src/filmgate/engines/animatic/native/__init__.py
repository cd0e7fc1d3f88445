"""The C kernels and their Python side."""
