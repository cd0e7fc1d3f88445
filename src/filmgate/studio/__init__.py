"""The work of a worker on one leased prediction: from the prompt to the finished clip, or to a failure with a
reason.
"""
