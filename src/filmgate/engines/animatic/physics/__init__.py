"""What falls, breaks and bounces: rigid bodies at a fixed step, the same for the same seed."""
