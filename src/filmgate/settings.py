"""Every setting, its default, and what it does. Environment: FILMGATE_<NAME>."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Limits(BaseModel):
    """FILMGATE_LIMITS__<NAME>."""

    level: Literal["bronze", "silver", "gold", "ultra", "unlimited"] | None = Field(
        default=None,
        description="Level of the first account; default: unlimited on a loopback address, else silver.",
    )
    submits: int | None = Field(
        default=None, ge=1, description="Submissions of one key in a minute, instead of its level's."
    )
    queue: int = Field(default=10_000, ge=1, description="Predictions that may wait; more are refused.")
    uploads_mb: int = Field(
        default=10_240, ge=1, description="Uploads that are kept for one account at a time, MiB."
    )
    fetched_mb: int = Field(
        default=2048,
        ge=64,
        description="MiB of pictures from elsewhere for what one account has waiting; further ones wait.",
    )
    failed_auth: int = Field(
        default=20,
        ge=1,
        description="Tries with a bad key, and tries to sign in, from one address in ten seconds.",
    )
    body_mb: int = Field(
        default=64, ge=1, description="Largest JSON body where an image can travel, MiB; 256 KiB elsewhere."
    )


class Screen(BaseModel):
    """FILMGATE_SCREEN__<NAME>. A score (0 to 1) that reaches its threshold is refused."""

    text: float = Field(default=0.5, ge=0, le=1, description="Threshold for prompts.")
    image: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="For input images; default: 0.75, or what a second network says.",
    )
    second: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="For the second-highest of the sampled frames; default: 0.70, likewise.",
    )
    top: float | None = Field(
        default=None, ge=0, le=1, description="For the mean of their three highest; default: 0.65, likewise."
    )
    languages: Literal["allow", "refuse"] = Field(
        default="allow", description="Prompts in a language that nothing here can judge."
    )
    missing: Literal["refuse", "allow"] = Field(
        default="refuse", description="What must be screened and cannot be: refused, or made unscreened."
    )
    network: str = Field(
        default="", description="Entry point (group filmgate.nsfw) of a second network for pictures."
    )


class Settings(BaseSettings):
    """Read only by the command line and bootstrap; everything else receives values."""

    model_config = SettingsConfigDict(env_prefix="FILMGATE_", env_nested_delimiter="__", extra="ignore")

    data_dir: Path = Field(
        default=Path("~/.local/share/filmgate"), description="Folder of the database and the files."
    )
    config: Path | None = Field(
        default=None,
        description="filmgate.toml, with further engines; default: in the data directory, if it is there.",
    )
    database_url: str | None = Field(
        default=None,
        description="postgresql://…, instead of the SQLite file in the data directory (extra `postgres`).",
    )
    blobs: str = Field(
        default="",
        description="Where clips and uploads lie: a folder (default: in the data directory), "
        "or s3://bucket/prefix.",
    )
    blobs_redirect: bool = Field(
        default=False, description="Send clients to signed addresses of the bucket, not its bytes through us."
    )
    reserve_mb: int = Field(
        default=200, ge=0, description="Room on the disk that is left alone; below it nothing is accepted."
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8787, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    internal_bind: str = Field(
        default="",
        description="host:port for workers and metrics, which are then served nowhere else.",
    )
    public_url: str | None = Field(
        default=None, description="Base of every URL the API answers with; default: the Host asked for."
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Further Host names to answer to, separated by commas."
    )
    bootstrap_key: str | None = Field(
        default=None, description="The first API key (admin, predict, read); only while there is none."
    )
    bootstrap_worker_key: str | None = Field(
        default=None, description="A key of scope worker that is there from the first start."
    )
    engine: str = Field(default="animatic", description="Engine of the local worker.")
    local_worker: bool = Field(default=True, description="Run a worker beside the server.")
    threads: int = Field(
        default=0, ge=0, description="Threads of a CPU engine; 0 takes one per core, at most 4."
    )
    limit_minutes: float | None = Field(
        default=None,
        gt=0,
        description="Longest time one clip may take; what takes longer is refused. "
        "Default: twice what was planned, 30 at least.",
    )
    drain_seconds: float = Field(
        default=0.0,
        ge=0,
        description="When told to end: how long the local worker goes on with a clip before handing it back.",
    )
    lease_seconds: float = Field(
        default=20.0, gt=1, description="A worker that is silent for this long has lost its lease."
    )
    attempts: int = Field(default=3, ge=1, description="Attempts before a prediction fails.")
    fetch_private: bool = Field(
        default=False, description="Development only: fetch images from private addresses too."
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Addresses of proxies whose X-Forwarded-For and -Proto are believed."
    )
    allow_loopback_webhooks: bool = Field(
        default=False, description="Development only: webhooks to http and to this machine too."
    )
    billing: Literal["meter", "enforce"] = Field(
        default="meter",
        description="meter: prices are noted; enforce: what the balance does not cover is 402.",
    )
    opening_credit: float = Field(default=1000.0, ge=0, description="Credit of a new account, dollars.")
    keep_days: float = Field(default=7.0, gt=0, description="Days for which clips and uploads are kept.")
    sync_seconds: float = Field(default=90.0, gt=0, description="Longest wait of sync mode.")
    expander: Literal["cinematic", "llm"] = Field(
        default="cinematic", description="Who expands prompts: our own words, or a language model."
    )
    llm_url: str = Field(
        default="http://127.0.0.1:11434/v1", description="Base of an OpenAI-compatible API (expander `llm`)."
    )
    llm_model: str = Field(default="", description="Model that is asked there.")
    llm_key: SecretStr = Field(default=SecretStr(""), description="API key for it, if it wants one.")
    llm_seconds: float = Field(
        default=8.0, gt=0, description="Longest wait for its answer; then our own words are used."
    )
    safety: Literal["expansion", "always", "never"] = Field(
        default="expansion",
        description="What is screened: requests with enable_prompt_expansion, all, or none.",
    )
    screen: Screen = Field(default=Screen(), description="See below.")
    guard_url: str = Field(
        default="",
        description="Base of an OpenAI-compatible API with a guard model that judges too; empty: none.",
    )
    guard_model: str = Field(default="", description="Model that is asked there (Qwen3Guard, Llama Guard).")
    guard_key: SecretStr = Field(default=SecretStr(""), description="API key for it, if it wants one.")
    guard_seconds: float = Field(default=8.0, gt=0, description="Longest wait for its answer.")
    limits: Limits = Field(default=Limits(), description="See below.")
    log_level: str = Field(default="info", description="debug, info, warning or error.")
    log_format: Literal["logfmt", "json"] = Field(default="logfmt", description="How log lines are written.")

    traces_url: str = Field(
        default="",
        description="OTLP/HTTP address for traces, such as http://127.0.0.1:4318/v1/traces (extra `otel`).",
    )

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def engine_threads(self) -> int:
        return self.threads or min(os.cpu_count() or 1, 4)
