"""The safety checker: screens that judge prompts, images and clips."""
