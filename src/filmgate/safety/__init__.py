"""Safety: the screens that refuse prompts, pictures and clips."""
