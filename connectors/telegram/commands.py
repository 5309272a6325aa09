"""Commands, one table: what stands in the menu, and what each says to the dialogue.

The dialogue knows no commands. Each is the sentence that a person would have written instead;
`/settings` is understood by the gateway as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

START = "start"
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEAR_ENOUGH = 60.0
"""Of 100, between names of commands: below that they have nothing in common."""

_SHAPE = re.compile(r"/([^\s/@]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """`says` is by language. `takes_text`: what follows the command is said in its place."""

    name: str
    menu: str
    says: Mapping[str, str]
    other_names: tuple[str, ...] = ()
    takes_text: bool = False


COMMANDS = (
    Command(START, "telegram.menu.start", {"ko": "안녕하세요", "en": "Hello"}, ("시작", "hello")),
    Command(
        "new",
        "telegram.menu.new",
        {"ko": "민원 넣고 싶어요", "en": "file a petition"},
        ("petition", "민원", "접수"),
        takes_text=True,
    ),
    Command(
        "status",
        "telegram.menu.status",
        {"ko": "내 민원 어떻게 됐어요?", "en": "check the status of my petition"},
        ("my", "조회", "내민원"),
        takes_text=True,
    ),
    Command(
        "human", "telegram.menu.human", {"ko": "상담원 연결", "en": "talk to a human"}, ("상담원",)
    ),
    Command("cancel", "telegram.menu.cancel", {"ko": "그만", "en": "cancel"}, ("stop", "그만")),
    Command(
        "settings",
        "telegram.menu.settings",
        {"ko": "/settings", "en": "/settings"},
        ("language", "설정", "언어"),
    ),
    Command("help", "telegram.menu.help", {"ko": "도움말", "en": "help"}, ("도움말", "도움")),
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


def sentence(command: Command, rest: str, locale: str | None) -> str:
    """What the dialogue gets to read."""
    if command.name == "settings":
        return f"/settings {rest}".strip()
    if rest and command.takes_text:
        return rest
    return command.says[locale or "ko"]
