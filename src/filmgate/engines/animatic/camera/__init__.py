"""The camera: its place, its moves and its lens."""
