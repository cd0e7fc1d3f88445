"""Effects around the subject: fire, smoke, splashes, explosions. They are pure functions of time."""
