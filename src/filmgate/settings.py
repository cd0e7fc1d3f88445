"""All settings with their defaults and descriptions. They are read from environment variables
FILMGATE_<NAME>.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?")


class Limits(BaseModel):
    """The settings FILMGATE_LIMITS__<NAME>: limits for accounts, keys and requests."""

    level: Literal["bronze", "silver", "gold", "ultra", "unlimited"] | None = Field(
        default=None,
        description="Level of the first account; default: unlimited on a loopback address, else silver.",
    )
    submits: int | None = Field(
        default=None, ge=1, description="Submissions per minute of one key; default: the limit of its level."
    )
    queue: int = Field(
        default=10_000, ge=1, description="Most predictions that may wait; further ones are refused."
    )
    uploads_mb: int = Field(default=10_240, ge=1, description="Space for the uploads of one account, MiB.")
    fetched_mb: int = Field(
        default=2048,
        ge=64,
        description=(
            "Space for the downloaded images of one account's waiting predictions, MiB; further downloads "
            "wait."
        ),
    )
    failed_auth: int = Field(
        default=20,
        ge=1,
        description=(
            "Most requests with a bad key, and most attempts to sign in, from one address in ten seconds."
        ),
    )
    body_mb: int = Field(
        default=64,
        ge=1,
        description="Largest JSON body of routes that take images, MiB; 256 KiB for other routes.",
    )


class Screen(BaseModel):
    """The settings FILMGATE_SCREEN__<NAME>: thresholds of the safety checker. A score (0 to 1) that reaches
    its threshold is refused.
    """

    text: float = Field(default=0.5, ge=0, le=1, description="Threshold for prompts.")
    image: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Threshold for input images; default: 0.75, or the value of the second network.",
    )
    second: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description=(
            "Threshold for the second-highest score of the sampled frames; default: 0.70, or that of the "
            "second network."
        ),
    )
    top: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description=(
            "Threshold for the mean of the three highest scores; default: 0.65, or that of the second "
            "network."
        ),
    )
    languages: Literal["allow", "refuse"] = Field(
        default="allow", description="Prompts in a language that the server cannot judge: allowed or refused."
    )
    missing: Literal["refuse", "allow"] = Field(
        default="refuse",
        description=(
            "Requests that need screening while the screens do not work: refused, or made without screening."
        ),
    )
    network: str = Field(
        default="", description="Entry point (group filmgate.nsfw) of a second network for pictures."
    )


class Settings(BaseSettings):
    """All settings. Only the command line and bootstrap read them; other code gets values."""

    model_config = SettingsConfigDict(env_prefix="FILMGATE_", env_nested_delimiter="__", extra="ignore")

    data_dir: Path = Field(
        default=Path("~/.local/share/filmgate"), description="Folder of the database and the files."
    )
    config: Path | None = Field(
        default=None,
        description=(
            "Path of filmgate.toml, which adds engines; default: the one in the data directory, if it exists."
        ),
    )
    database_url: str | None = Field(
        default=None,
        description="postgresql://…, instead of the SQLite file in the data directory (extra `postgres`).",
    )
    blobs: str = Field(
        default="",
        description="Storage of clips and uploads: a folder (default: in the data directory), "
        "or s3://bucket/prefix.",
    )
    blobs_redirect: bool = Field(
        default=False,
        description=(
            "Redirect clients to signed addresses of the bucket; otherwise the server sends the files."
        ),
    )
    reserve_mb: int = Field(
        default=200, ge=0, description="Disk space to keep free, MiB; with less, the server accepts nothing."
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8787, ge=0, le=65535, description="Port to listen on; 0 chooses a free one.")
    internal_bind: str = Field(
        default="",
        description="Separate host:port for workers and metrics; they are then served only there.",
    )
    public_url: str | None = Field(
        default=None, description="Base of all URLs in answers; default: the Host of the request."
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Further Host names that the server accepts, separated by commas."
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description=(
            "Origins whose pages may use the API with a key, such as https://app.example.com, "
            "separated by commas."
        ),
    )
    bootstrap_key: str | None = Field(
        default=None,
        description=(
            "The first API key, with the scopes admin, predict and read; used only if no key exists."
        ),
    )
    bootstrap_worker_key: str | None = Field(
        default=None, description="An API key with the scope worker, added at the first start."
    )
    engine: str = Field(default="animatic", description="Engine of the local worker.")
    local_worker: bool = Field(default=True, description="Run a worker beside the server.")
    threads: int = Field(
        default=0, ge=0, description="Threads of a CPU engine; 0 means one per core, at most 4."
    )
    limit_minutes: float | None = Field(
        default=None,
        gt=0,
        description=(
            "Time limit for one clip in minutes; clips that need longer are refused. Default: twice the "
            "planned time, at least 30."
        ),
    )
    drain_seconds: float = Field(
        default=0.0,
        ge=0,
        description=(
            "Seconds that the local worker may use to finish its clip after the server is told to stop."
        ),
    )
    lease_seconds: float = Field(
        default=20.0, gt=1, description="Seconds without a heartbeat after which a worker loses its lease."
    )
    attempts: int = Field(default=3, ge=1, description="Attempts before a prediction fails.")
    fetch_private: bool = Field(
        default=False, description="Development only: also fetch images from private addresses."
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Addresses of proxies whose X-Forwarded-For and -Proto are trusted."
    )
    allow_loopback_webhooks: bool = Field(
        default=False, description="Development only: also allow webhooks to http and to this machine."
    )
    billing: Literal["meter", "enforce"] = Field(
        default="meter",
        description="meter: only record prices; enforce: also answer 402 if the balance is too low.",
    )
    opening_credit: float = Field(default=1000.0, ge=0, description="Credit of a new account, dollars.")
    keep_days: float = Field(default=7.0, gt=0, description="Days for which clips and uploads are kept.")
    sync_seconds: float = Field(
        default=90.0, gt=0, description=("Most seconds that a request in sync mode waits for its clip.")
    )
    expander: Literal["cinematic", "llm"] = Field(
        default="cinematic", description="Expander of prompts: built-in phrases, or a language model."
    )
    llm_url: str = Field(
        default="http://127.0.0.1:11434/v1",
        description="Base URL of an OpenAI-compatible API (expander `llm`).",
    )
    llm_model: str = Field(default="", description="Name of the language model.")
    llm_key: SecretStr = Field(
        default=SecretStr(""), description=("API key for the language model, if it needs one.")
    )
    llm_seconds: float = Field(
        default=8.0,
        gt=0,
        description="Most seconds to wait for the language model; then the built-in phrases are used.",
    )
    safety: Literal["expansion", "always", "never"] = Field(
        default="expansion",
        description="Requests to screen: those with enable_prompt_expansion, all, or none.",
    )
    screen: Screen = Field(default=Screen(), description="See below.")
    guard_url: str = Field(
        default="",
        description="Base URL of an OpenAI-compatible API with a guard model; empty: no guard model.",
    )
    guard_model: str = Field(default="", description="Name of the guard model (Qwen3Guard, Llama Guard).")
    guard_key: SecretStr = Field(
        default=SecretStr(""), description=("API key for the guard model, if it needs one.")
    )
    guard_seconds: float = Field(default=8.0, gt=0, description="Most seconds to wait for the guard model.")
    limits: Limits = Field(default=Limits(), description="See below.")
    log_level: str = Field(default="info", description="Level of the log: debug, info, warning or error.")
    log_format: Literal["logfmt", "json"] = Field(
        default="logfmt", description=("Format of log lines: logfmt or json.")
    )

    traces_url: str = Field(
        default="",
        description="OTLP/HTTP address for traces, such as http://127.0.0.1:4318/v1/traces (extra `otel`).",
    )

    @field_validator("allowed_hosts", "trusted_proxies", "cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            if not _ORIGIN.fullmatch(value):
                raise ValueError(
                    f"{value!r} must be an origin: http(s)://name or http(s)://name:port, in lower case"
                )
        return values

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def engine_threads(self) -> int:
        return self.threads or min(os.cpu_count() or 1, 4)
