"""Where the camera stands, how it moves, what its lens shows."""
