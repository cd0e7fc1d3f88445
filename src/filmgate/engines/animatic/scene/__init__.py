"""The scene of a shot. It is built once from the understood prompt, and then gives the picture at each
moment.
"""
