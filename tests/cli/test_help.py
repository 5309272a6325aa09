"""Every command explains itself, with an example, in both languages, at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from bot.cli.commands import build
from bot.cli.console import Console
from tests.cli.ran import Sinmungo


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


LIGHT = {
    "bot", "locales", "typer", "annotated_doc", "shellingham", "babel", "dotenv",
    # typer loads pydantic where it is
    "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection",
    "_distutils_hack",
}  # fmt: skip
LOADED = """
import atexit, sys
from importlib.metadata import packages_distributions
from bot.cli import main
found = lambda: {name.partition(".")[0] for name in sys.modules} & set(packages_distributions())
atexit.register(lambda: print("loaded:", *sorted(found())))
main()
"""


@pytest.mark.parametrize("path", [(), ("serve", "gateway"), ("portal", "officer", "add")], ids=str)
@pytest.mark.parametrize("lang", ["", "C.UTF-8", "ko_KR.UTF-8", "en_GB"])
def test_help_loads_little(
    lang: str, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """OPS-02: what makes help quick is what it leaves out; `make bench` has its milliseconds."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, lang)
    command = [sys.executable, "-c", LOADED, *path, "--help"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    loaded = set(printed.rpartition("loaded:")[2].split())
    assert {"typer"} <= loaded <= LIGHT


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
