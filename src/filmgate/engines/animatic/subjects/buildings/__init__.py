"""Buildings, landmarks, and plants that stand alone."""
