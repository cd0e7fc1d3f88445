"""Motion of bodies: gaits, poses on the spot, and the sequence of actions in a shot."""
