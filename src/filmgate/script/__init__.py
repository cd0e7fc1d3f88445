"""Free text to a treatment and back: what the parser understood, as one frozen value."""
