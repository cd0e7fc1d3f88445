"""The engines: they make the frames of a shot."""
