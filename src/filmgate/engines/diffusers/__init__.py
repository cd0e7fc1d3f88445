"""Open-weight video diffusion through the diffusers library (extra `gpu`)."""
