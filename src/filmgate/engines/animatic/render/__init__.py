"""A picture becomes a frame: the renderer knows no world, no subjects and no effects."""
