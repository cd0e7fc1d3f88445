"""Prompt expansion."""
