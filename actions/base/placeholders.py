"""What reaches the dialogue as a placeholder, since it is personal or no text at all.

`⟦phone:1⟧` stands for a telephone number, `⟦file:1⟧` for a file and `⟦spot:1⟧` for a location; the
gateway keeps what is behind them.
"""

from __future__ import annotations

import re


def of_kind(kind: str) -> re.Pattern[str]:
    """The form of all placeholders of a kind, which is a pattern itself."""
    return re.compile(rf"⟦{kind}:\d+⟧")


ANY = re.compile("⟦[^⟧]*⟧")
NAMED = of_kind("([a-z]+)")
ADDRESS = of_kind("(phone|email)")
PHONE, EMAIL = of_kind("phone"), of_kind("email")
FILE, PIN, _LOCATION = of_kind("file"), of_kind("pin"), of_kind("spot")
OPEN = re.compile(r"⟦[^⟧]*$")
CLOSED = re.compile(r"^[^⟦]*⟧")
"""What is left of a placeholder at the end and at the beginning of a text that was cut."""


def files(text: str) -> tuple[str, ...]:
    """The files that a message is made of; none when it says anything besides.

    >>> files("⟦file:1⟧ ⟦file:2⟧")
    ('⟦file:1⟧', '⟦file:2⟧')
    >>> files("이 사진이에요 ⟦file:1⟧")
    ()
    """
    found = tuple(dict.fromkeys(FILE.findall(text)))
    return found if found and not FILE.sub("", text).strip() else ()


def location(text: str) -> str | None:
    """The location that a message is, if it is nothing else."""
    found = _LOCATION.fullmatch(text.strip())
    return found[0] if found else None
