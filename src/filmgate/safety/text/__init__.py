"""The screen for prompts: rules, a classifier, language detection, and a guard model."""
