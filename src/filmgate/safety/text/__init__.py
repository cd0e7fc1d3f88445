"""Prompts: rules, meaning, languages, a guard model."""
