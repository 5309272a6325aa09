"""What a person sends that is no text: it reaches the dialogue as a placeholder.

`⟦file:1⟧` stands for a file and `⟦spot:1⟧` for a location; the gateway keeps what is behind them.
"""

from __future__ import annotations

import re

ANY = re.compile("⟦[^⟧]*⟧")
FILE = re.compile(r"⟦file:\d+⟧")
PIN = re.compile(r"⟦pin:\d+⟧")
OPEN = re.compile(r"⟦[^⟧]*$")
CLOSED = re.compile(r"^[^⟦]*⟧")
"""What is left of a placeholder at the end and at the beginning of a text that was cut."""
_SPOT = re.compile(r"⟦spot:\d+⟧")


def files(text: str) -> tuple[str, ...]:
    """The files that a message is made of; none when it says anything besides.

    >>> files("⟦file:1⟧ ⟦file:2⟧")
    ('⟦file:1⟧', '⟦file:2⟧')
    >>> files("이 사진이에요 ⟦file:1⟧")
    ()
    """
    found = tuple(dict.fromkeys(FILE.findall(text)))
    return found if found and not FILE.sub("", text).strip() else ()


def spot(text: str) -> str | None:
    """The location that a message is, if it is nothing else."""
    found = _SPOT.fullmatch(text.strip())
    return found[0] if found else None
