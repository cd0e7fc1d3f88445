"""The compiled C code (kernels) and its Python interface."""
