"""The kinds of danger, and how one wording of a kind is written down."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["self_harm", "disguised", "child", "violence", "followed", "fire", "hunger", "help"]
KINDS: tuple[Kind, ...] = (
    "self_harm", "disguised", "child", "violence", "followed", "fire", "hunger", "help",
)  # fmt: skip
"""The first one that is heard counts. `hunger`: somebody alone has had nothing to eat for days.
`help`: somebody calls for it and does not say why."""


class Wording(NamedTuple):
    """`pattern` is looked for only where one of `words` is; both parted by "|"."""

    kind: Kind
    words: str
    pattern: str
