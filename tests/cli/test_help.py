"""Every command explains itself, with an example, in both languages, at once."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from bot.cli.commands import build
from bot.cli.console import Console
from tests.cli.conftest import Sinmungo


def _paths(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from _paths(inner, (*path, name))


PATHS = list(_paths(get_command(build(Console("en")))))


def test_the_commands_of_the_plan_are_there() -> None:
    first = {path[0] for path in PATHS if path}
    assert {"up", "serve", "chat", "doctor", "train", "portal", "config", "migrate"} <= first
    assert ("portal", "officer", "add") in PATHS


@pytest.mark.parametrize("path", PATHS, ids=[" ".join(path) or "-" for path in PATHS])
def test_help(path: tuple[str, ...], sinmungo: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> None:
    english = sinmungo(*path, "--help")
    monkeypatch.setenv("SINMUNGO_LOCALE", "ko")
    korean = sinmungo(*path, "--help")
    assert (english.code, korean.code) == (0, 0)
    assert "Example:\n    " in english.data.replace("SINMUNGO_PORT=8080 ", "")
    assert "예:\n    " in korean.data
    assert korean.data.startswith("사용법: sinmungo")
    for heading in ("Usage:", "Options:", "Commands:", "Arguments:", "Show this"):
        assert heading not in korean.data
    assert english.rest == korean.rest == ""


@pytest.mark.parametrize("path", PATHS[:10], ids=[" ".join(path) or "-" for path in PATHS[:10]])
def test_help_is_quick(path: tuple[str, ...]) -> None:
    """Under 500 ms of processor time: the clock on the wall also counts what others do meanwhile.
    Every help builds all commands, so some stand for all."""
    before = _children_seconds()
    command = [sys.executable, "-m", "bot.cli", *path, "--help"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert _children_seconds() - before < 0.5


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("serv",), "Did you mean serve?"),
        (("serve", "gatway"), "Did you mean gateway?"),
        (("portal", "officer", "ad"), "Did you mean add?"),
        (("xyzzy",), "There is no command xyzzy."),
        (("doctor", "--jsn"), "--jsn"),
        (("portal", "show"), "receipt"),
    ],
    ids=["near", "near in a group", "near in a group of a group", "far", "option", "missing"],
)
def test_misspelt(sinmungo: Sinmungo, arguments: tuple[str, ...], hint: str) -> None:
    ran = sinmungo(*arguments)
    assert (ran.code, ran.data) == (2, "")
    assert hint in ran.rest
    assert "--help" in ran.rest
    assert "Traceback" not in ran.rest
