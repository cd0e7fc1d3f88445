"""Builds the studio of a worker: engine process, prompt expander and screens."""

import functools

from filmgate import net
from filmgate.bootstrap.reading import traces
from filmgate.media.inspect import Inspector
from filmgate.prompting.base import Expander
from filmgate.prompting.cinematic import CinematicExpander
from filmgate.prompting.llm import LlmExpander
from filmgate.safety import frames
from filmgate.safety.base import Screens
from filmgate.safety.text.guard import Guard
from filmgate.safety.text.screen import EmbeddedTextScreen
from filmgate.settings import Settings
from filmgate.studio.produce import Studio
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.server_client import ServerClient

SKETCHER = "animatic"  # the engine that draws storyboards


def open_studio(settings: Settings, server: ServerClient, engine: EngineProcess) -> Studio:
    return Studio(
        camera=engine,
        expander=expander(settings),
        screens=open_screens(settings),
        inspector=Inspector(),
        stored=server.stored,
        traces=traces(settings, "filmgate-worker"),
    )


def expander(settings: Settings) -> Expander:
    own = CinematicExpander()
    if settings.expander == "cinematic":
        return own
    chat = net.Chat(
        url=settings.llm_url,
        model=settings.llm_model,
        key=settings.llm_key.get_secret_value(),
        seconds=settings.llm_seconds,
    )
    return LlmExpander(chat=chat, otherwise=own)


def open_screens(settings: Settings) -> Screens:
    """Build the safety screens. Their models load when the first prediction needs them."""
    guard = None
    if settings.guard_url:
        chat = net.Chat(
            url=settings.guard_url,
            model=settings.guard_model,
            key=settings.guard_key.get_secret_value(),
            seconds=settings.guard_seconds,
        )
        guard = Guard(chat, name=settings.guard_model)
    second = functools.partial(frames.plug_in, name) if (name := settings.screen.network) else None
    return Screens(text=EmbeddedTextScreen(guard), pictures=frames.NetworkScreen(second))
