"""Prompt expansion: adding details to a prompt."""
