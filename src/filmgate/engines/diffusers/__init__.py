"""The engine for open-weight video diffusion models, with the diffusers library (extra `gpu`)."""
