"""The translator in front of the English reader: it finds the language of a prompt, and makes
plain English of it.
"""
