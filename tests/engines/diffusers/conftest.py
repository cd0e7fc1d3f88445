from takes import folder, images

__all__ = ["folder", "images"]
