"""Readers of the settings that a server and a worker share."""

import ipaddress

from filmgate import __page__, config, net, public
from filmgate.config import Config
from filmgate.domain.errors import FilmgateError
from filmgate.domain.screening import Policy, Screening
from filmgate.engines import registry
from filmgate.engines.base import Recipe
from filmgate.settings import Settings
from filmgate.traces import Traces, open_traces


def open_config(settings: Settings) -> Config:
    """Read filmgate.toml. Raise FilmgateError if it names an engine that does not exist."""
    path = settings.config or settings.data_dir / "filmgate.toml"
    configured = config.read(path) if settings.config or path.exists() else Config()
    known = {*configured.engines, *registry.kinds()}
    for pattern, engine in configured.routes.patterns:
        if engine not in known:
            raise FilmgateError(
                f'{path}: [models] "{pattern}" names the engine {engine!r}, which does not exist: '
                "add [engines.NAME] for it, or correct the name"
            )
    return configured


def recipe_of(settings: Settings) -> Recipe:
    """Return the recipe of the local worker's engine."""
    return open_config(settings).recipe(settings.engine, threads=settings.engine_threads)


def loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def traces(settings: Settings, service: str) -> Traces:
    try:
        return open_traces(settings.traces_url, service=service)
    except ModuleNotFoundError:
        raise FilmgateError("FILMGATE_TRACES_URL needs its library: pip install 'filmgate[otel]'") from None


def images(settings: Settings) -> net.Guarded:
    allows = public.anywhere if settings.fetch_private else public.public
    return net.Guarded(allows=allows, page=settings.public_url or __page__)


def policy(settings: Settings) -> Policy:
    """Return the server's policy from the settings: which predictions are screened, and with which
    thresholds.
    """
    return Policy(when=settings.safety, how=Screening(**settings.screen.model_dump(exclude={"network"})))
