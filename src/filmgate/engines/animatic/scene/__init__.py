"""A treatment becomes a scene: built once, then a picture for each moment."""
