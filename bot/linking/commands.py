"""What people write to continue a conversation elsewhere: exact words, codes, numbers.

Codes have six letters and digits that nobody mistakes for each other, with at least one digit, so
that no word is one. Case, dashes and spaces do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from actions.adapters import references
from bot.language.commands import plain
from bot.linking import again_words
from bot.privacy import digits
from bot.privacy.fold import fold

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
_ISSUE = frozenset(
    {
        "이어하기",
        "이어 하기",
        "/link",
        "/continue",
        "link",
        *(
            f"{where} {what}"
            for where in ("다른 곳에서", "다른곳에서", "다른 데서", "다른데서", "다른 기기에서",
                          "다른기기에서", "다른 채널에서")
            for what in ("이어하기", "이어 하기", "이어서 하기", "계속하기")
        ),
        "continue elsewhere",
        "continue somewhere else",
        "continue on another device",
        "continue on another channel",
        "continue on my phone",
        "switch channel",
        "switch device",
    }
)  # fmt: skip
_CLAIM = re.compile(r"(?:이어 ?하기(?: ?코드)?|/link|/continue|continue|link)[ :]+(?P<code>.+)")
_CODE = re.compile(r"[0-9a-z]{6}|[0-9a-z]{3} ?- ?[0-9a-z]{3}|[0-9a-z]{3} [0-9a-z]{3}|\w( \w){5}")
_CUT = re.compile(r"(?:이어 ?하기(?: ?코드)?)[ :]+[0-9a-z-]{4,8}")
"""A code that lost or gained a letter: worth an answer about codes. In English it may be a word."""
_NUMBER = re.compile(r"(?<!\d)(?<!\d[-.])\d{3}[ -]?\d{3}(?![-.]?\d)")
_DIGITS = re.compile(r"\d(?:[ -]?\d){3,7}")
_PIN = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}(?!\d)")
_FEW = 15
"""More letters than this, and what has digits in it is a sentence."""

Kind = Literal["issue", "claim", "number", "receipt", "incomplete", "again"]


@dataclass(frozen=True)
class LinkCommand:
    """`issue`: a code is wanted; `claim`: here is one (empty if it is none); `number`: the one-time
    number, or a guess at it; `receipt`: receipt number and PIN; `incomplete`: only one of them;
    `again`: it has not come."""

    kind: Kind
    code: str = field(default="", repr=False)
    numbers: tuple[str, ...] = field(default=(), repr=False)
    reference: str = ""
    pin: str = field(default="", repr=False)


@dataclass(frozen=True)
class Awaited:
    """What we wait for from this contact. `fits` says whether a number is the right one; `over`
    that it is too late for it: then only the right one is taken for one, so that it stays hidden.
    """

    kind: str
    fits: Callable[[str], bool]
    over: bool = False


def parse(text: str, awaited: Awaited | None) -> LinkCommand | None:
    """The command about codes and numbers that `text` is; None when it is something else."""
    typed = plain(text)
    if typed in _ISSUE:
        return LinkCommand("issue")
    claim = _CLAIM.fullmatch(typed)
    if claim is not None:
        found = code(claim["code"])
        if found is not None or _CUT.fullmatch(typed):
            return LinkCommand("claim", code=found or "")
    if awaited is None:
        return None
    if awaited.kind == "code":
        found = code(typed)
        return None if found is None or awaited.over else LinkCommand("claim", code=found)
    missing = again_words.find(text)
    if missing == "asked" or missing == "bare" and not awaited.over:
        return LinkCommand("again")
    return _proof(fold(text), awaited)


def code(typed: str) -> str | None:
    """The code that was typed, as it was made; None when no code looks like this."""
    folded = fold(typed).strip().lower()
    if not _CODE.fullmatch(folded):
        return None
    made = re.sub(r"[ -]", "", folded).upper()
    if not any(c.isdigit() for c in made) or set(made) - set(ALPHABET):
        return None
    return made


def shown(made: str) -> str:
    """`K7Q2MX` as `K7Q-2MX`."""
    return f"{made[:3]}-{made[3:]}"


def _proof(folded: str, awaited: Awaited) -> LinkCommand | None:
    """The right number is one wherever it stands; a wrong one only when little else is said."""
    runs = tuple(digits(match[0]) for match in _NUMBER.finditer(folded))
    if any(map(awaited.fits, runs)):
        return LinkCommand("number", numbers=runs)
    letters = sum(c.isalpha() for c in folded)
    receipt = references.WHOLE.search(folded)
    if awaited.over or letters > _FEW + (len(receipt[0]) if receipt else 0):
        return None
    if awaited.kind == "join":
        rest = folded.replace(receipt[0], " ") if receipt else folded
        pin = _PIN.search(rest)
        if receipt and pin:
            return LinkCommand("receipt", reference=receipt[0], pin=digits(pin[0]))
        if receipt and not rest.strip(" .,") or pin and _DIGITS.fullmatch(rest.strip(" .,")):
            return LinkCommand("incomplete")
        if receipt:
            return None
    if awaited.kind.startswith("answer:") and _PIN.fullmatch(folded.strip(" .,")):
        return None  # of another case: it is asked for here as well
    if runs or _DIGITS.fullmatch(folded.strip(" .,")):
        return LinkCommand("number", numbers=runs)
    return None
