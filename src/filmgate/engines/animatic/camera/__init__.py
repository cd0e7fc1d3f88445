"""The camera: framing, camera moves and lens."""
