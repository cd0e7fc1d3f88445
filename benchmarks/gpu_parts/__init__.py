"""What gpu.py runs: parts in processes of their own, each measure a line of JSON at once."""
