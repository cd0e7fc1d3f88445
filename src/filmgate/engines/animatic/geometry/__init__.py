"""Meshes, and what they are made from: clay, shapes, rigs, materials."""
