"""A panel of judges who do not know the prompts (benchmarks/panel.py)."""
