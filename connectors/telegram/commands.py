"""Commands, one table: what stands in the menu. A command goes to the dialogue under its name: it
is nobody's sentence, and never content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

START = "start"
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEAR_ENOUGH = 60.0
"""Of 100, between names of commands: below that they have nothing in common."""

_SHAPE = re.compile(r"/([^\s/@]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """`takes_text`: what follows the command goes along with it."""

    name: str
    menu: str
    other_names: tuple[str, ...] = ()
    takes_text: bool = False


COMMANDS = (
    Command(START, "telegram.menu.start", ("시작", "hello")),
    Command("new", "telegram.menu.new", ("petition", "민원", "접수"), takes_text=True),
    Command("status", "telegram.menu.status", ("my", "조회", "내민원"), takes_text=True),
    Command("human", "telegram.menu.human", ("상담원",)),
    Command("cancel", "telegram.menu.cancel", ("stop", "그만")),
    Command("settings", "telegram.menu.settings", ("language", "설정", "언어"), takes_text=True),
    Command("help", "telegram.menu.help", ("도움말", "도움")),
)
"""In the order of the menu."""

_NAMES = {name: command for command in COMMANDS for name in (command.name, *command.other_names)}


@dataclass(frozen=True)
class Typed:
    """What was typed as a command. `bot` is the name behind an @, as typed."""

    name: str
    bot: str | None
    rest: str


def typed(text: str) -> Typed | None:
    """The command that `text` begins with, known or not; None when it is a sentence."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    return Typed(match[1].casefold(), match[2], (match[3] or "").strip())


def find(name: str) -> Command | None:
    return _NAMES.get(name)


def nearest(name: str) -> Command | None:
    """The command that was probably meant."""
    found = process.extractOne(name, list(_NAMES), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return _NAMES[found[0]] if found else None


def behind(command: Command, rest: str) -> str:
    """What was written behind the command and goes along with it."""
    return rest if command.takes_text else ""
