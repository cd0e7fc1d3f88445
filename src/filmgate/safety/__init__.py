"""What is refused: prompts, pictures and clips, and how sure one can be."""
