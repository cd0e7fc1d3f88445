"""Buildings, landmarks, and single plants."""
