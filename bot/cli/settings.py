"""What the command line itself reads from the environment, before any settings are loaded."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from dotenv import load_dotenv

from locales import LANGUAGES
from locales.languages import FALLBACK

OFFICER_KEY = "SINMUNGO_OFFICER_KEY"
NO_LANGUAGE = ("C", "POSIX")
"""Names of locales that are no tags of languages (POSIX.1-2017, 7.2)."""


def load_env_file() -> None:
    """Put `.env` of the working directory into the environment, for us and every child."""
    load_dotenv(Path(".env"), override=False)


def language() -> str:
    """Of help and messages: SINMUNGO_LOCALE, else the terminal's; English if we offer neither."""
    for name in ("SINMUNGO_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = re.split("[.@]", os.environ.get(name, ""))[0]
        if tag in NO_LANGUAGE:
            return FALLBACK
        if tag:
            return _of_any_region(tag) or LANGUAGES.match(tag) or FALLBACK
    return FALLBACK


def _of_any_region(tag: str) -> str | None:
    """`ko_KR` as Korean, at once: what matches tags takes a third of the time of a help."""
    language = tag.partition("_")[0]
    return language if language in LANGUAGES.offered else None


def colour_refused() -> bool:
    """https://no-color.org: set and not empty."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def editor() -> list[str]:
    """The command that opens a file for editing."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")


def officer_key() -> str:
    """Of whoever acts as an officer; empty: it is to be asked for."""
    return os.environ.get(OFFICER_KEY, "").strip()


def child_environment(**more: str) -> dict[str, str]:
    """Our own environment, without an officer's key, and what a child is told besides."""
    ours = {name: value for name, value in os.environ.items() if name != OFFICER_KEY}
    return {**ours, **more}
