"""Physics of things that fall, break, bounce, hang and flutter: rigid bodies, joints and cloth with a fixed
time step, simulated before a shot is filmed. The same seed gives the same result.
"""
