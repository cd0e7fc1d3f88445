"""Physics of things that fall, break and bounce: rigid bodies with a fixed time step. The same seed gives the
same result.
"""
