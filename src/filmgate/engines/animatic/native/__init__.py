"""The C kernels, and Python's side of them."""
