"""Effects around the subject: fire, smoke, splashes, blasts. They are pure functions of time."""
