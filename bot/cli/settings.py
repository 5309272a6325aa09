"""What the command line itself reads from the environment, before any settings are loaded."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from dotenv import load_dotenv

LANGUAGES = ("ko", "en")


def load_env_file() -> None:
    """Put `.env` of the working directory into the environment, for us and every child."""
    load_dotenv(Path(".env"), override=False)


def language() -> str:
    """Of help and messages: SINMUNGO_LOCALE, else the terminal's; English if it is neither."""
    for name in ("SINMUNGO_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(name, "")
        if tag:
            return tag[:2] if tag[:2] in LANGUAGES else "en"
    return "en"


def colour_refused() -> bool:
    """https://no-color.org: set and not empty."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def editor() -> list[str]:
    """The command that opens a file for editing."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")


def child_environment(**more: str) -> dict[str, str]:
    """Our own environment and what a child is told besides."""
    return {**os.environ, **more}
