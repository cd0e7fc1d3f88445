"""The physics of things that fall, break and bounce: rigid bodies at a fixed step, the same for a seed."""
