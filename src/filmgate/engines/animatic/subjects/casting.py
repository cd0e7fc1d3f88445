"""The type of a function that makes the actor of a part."""

from collections.abc import Callable

from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part

Casting = Callable[[Part], Actor]
