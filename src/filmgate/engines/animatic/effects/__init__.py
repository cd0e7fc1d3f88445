"""What happens around things: fire, smoke, splashes, blasts; pure functions of time."""
