"""How bodies move: gaits, poses on the spot, and the score of a shot."""
