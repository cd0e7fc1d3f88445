"""Subjects: creatures and things modelled in clay, and how they move."""
