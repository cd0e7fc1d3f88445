"""Meshes and the ways to make them: clay, shapes, rigs, materials."""
