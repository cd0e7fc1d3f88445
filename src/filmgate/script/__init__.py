"""The reader of prompts: free text becomes a script, then a treatment, which the engine films. Also writes a
treatment as sentences.
"""
