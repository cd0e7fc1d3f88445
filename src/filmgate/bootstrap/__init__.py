"""Builds servers and workers: the only package that chooses implementations. A worker loads no code of the
server.
"""
