"""Every setting, its default, and what it does. Environment: FILMGATE_<NAME>."""

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Read only by the command line and bootstrap; everything else receives values."""

    model_config = SettingsConfigDict(env_prefix="FILMGATE_", extra="ignore")

    data_dir: Path = Field(
        default=Path("~/.local/share/filmgate"), description="Folder of the database and the files."
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8787, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    public_url: str | None = Field(
        default=None, description="Base of every URL the API answers with; default: the Host asked for."
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Further Host names to answer to, separated by commas."
    )
    bootstrap_key: str | None = Field(
        default=None, description="The first API key (admin, predict, read); only while there is none."
    )
    engine: str = Field(default="animatic", description="Engine of the local worker.")
    threads: int = Field(
        default=0, ge=0, description="Threads of a CPU engine; 0 takes one per core, at most 4."
    )
    limit_minutes: float = Field(default=30.0, gt=0, description="Longest time one clip may take.")
    lease_seconds: float = Field(
        default=20.0, gt=1, description="A worker that is silent for this long has lost its lease."
    )
    attempts: int = Field(default=3, ge=1, description="Attempts before a prediction fails.")
    fetch_private: bool = Field(
        default=False, description="Development only: fetch images from private addresses too."
    )
    log_level: str = Field(default="info", description="debug, info, warning or error.")

    @field_validator("allowed_hosts", mode="before")
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
