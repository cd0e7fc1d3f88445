"""The motion of bodies: gaits, poses on the spot, and the score of a shot."""
