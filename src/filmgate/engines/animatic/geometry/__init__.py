"""3D geometry: meshes, solids from blended primitives, shapes, rigs, materials."""
