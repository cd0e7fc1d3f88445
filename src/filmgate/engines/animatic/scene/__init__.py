"""The scene: a treatment becomes a stage, built once; the stage gives a picture for each moment."""
