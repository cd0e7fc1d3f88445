"""Free text to treatment and back: what the parser understood, as one frozen value."""
