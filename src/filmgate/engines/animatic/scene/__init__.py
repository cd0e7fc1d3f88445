"""The scene: a treatment becomes a scene, built once; the scene gives a picture for each moment."""
