"""The labelled prompts: what a reader understands of 150 prompts, and how close another reading comes."""
