"""The values that all other code works with, such as models, predictions and errors. Only the standard
library is used.
"""
