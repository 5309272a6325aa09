"""`⟦phone:1⟧` in place of a telephone number: the kinds, and the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping

KINDS = (
    "rrn",
    "passport",
    "card",
    "licence",
    "pin",
    "phone",
    "email",
    "account",
    "plate",
    "file",
    "spot",
)
"""rrn: registration number of a resident or foreigner; licence: to drive; plate: of a car; file:
what stands for a file that was sent (JSON); spot: coordinates."""

RESTORABLE = frozenset({"phone", "email", "account", "plate", "file", "spot"})
"""Put back when a story is sent. The others in free text never are."""

PLACEHOLDER = re.compile(r"⟦([a-z]+):(\d+)⟧")
_TYPED_BRACKETS = str.maketrans("⟦⟧", "[]")


class Placeholders:
    """Gives out placeholders: one value, as it was typed, always has the same.

    `vault` is what the conversation has already: placeholder → value.
    """

    def __init__(self, vault: Mapping[str, str]) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._last = dict.fromkeys(KINDS, 0)
        for placeholder, value in vault.items():
            match = PLACEHOLDER.fullmatch(placeholder)
            if match:
                self._known[match[1], value] = placeholder
                self._last[match[1]] = max(self._last.get(match[1], 0), int(match[2]))

    def of(self, kind: str, value: str) -> str:
        known = self._known.get((kind, value))
        if known is None:
            self._last[kind] += 1
            known = f"⟦{kind}:{self._last[kind]}⟧"
            self._known[kind, value] = known
        return known


def untyped(text: str) -> str:
    """`text` without brackets that would look like ours; the length stays."""
    return text.translate(_TYPED_BRACKETS)


def restore(text: str, vault: Mapping[str, str], kinds: Collection[str] = RESTORABLE) -> str:
    """`text` with the values of these kinds put back; kinds that are not RESTORABLE stay hidden."""

    def value(match: re.Match[str]) -> str:
        if match[1] in RESTORABLE and match[1] in kinds:
            known = vault.get(match[0], match[0])
            return file_label(known) if match[1] == "file" and known != match[0] else known
        return match[0]

    return PLACEHOLDER.sub(value, text)


def following(kind: str, vault: Mapping[str, str]) -> str:
    """The placeholder of the next value of this kind."""
    taken = [int(m[2]) for m in map(PLACEHOLDER.fullmatch, vault) if m and m[1] == kind]
    return f"⟦{kind}:{max(taken, default=0) + 1}⟧"


def file_label(value: str) -> str:
    """How a file is called to people: its name and size, `street.jpg (1.2 MB)`."""
    found = json.loads(value)
    size = int(found["size"])
    megabytes = size / 1_000_000
    shown = f"{megabytes:.1f} MB" if megabytes >= 0.1 else f"{max(1, round(size / 1000))} kB"
    return f"{found['name']} ({shown})"


def digits(value: str) -> str:
    """The decimal digits of a typed PIN or number, as ASCII: "４８２１ 0937" is "48210937"."""
    return "".join(str(int(c)) for c in value if c.isdecimal())
