"""Parts of benchmarks/peaks.py."""
