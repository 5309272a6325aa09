"""Which choice of a question a sentence names, by the phrases and the words of its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from actions.base.folded import folded

_SURE = 0.66
"""The share of a label's pairs of letters that stand in the sentence."""
_AHEAD = 1.3
_PLAIN = re.compile(r"[^0-9a-z가-힣]+")
_FILLER = frozenset({"it", "is", "the", "a", "an", "or", "of", "by", "in", "on", "and", "there"})


def told(text: str, options: Iterable[Mapping[str, Any]]) -> str | None:
    """The value of the one option that `text` plainly names; None for none and for several."""
    options = list(options)
    plain = _PLAIN.sub(" ", folded(text)).strip()
    named = [str(one["value"]) for one in options if _is_named(plain, one)]
    if named:
        return named[0] if len(named) == 1 else None
    return _by_label(_pairs(plain), options)


def _is_named(plain: str, option: Mapping[str, Any]) -> bool:
    """Whether one of its phrases stands there: Korean wherever it is, English from a word on."""
    joined = plain.replace(" ", "")
    return any(
        re.search(rf"\b{re.escape(_PLAIN.sub(' ', folded(one)))}", plain) is not None
        if one.isascii()
        else one in joined
        for said in (option.get("phrases") or {}).values()
        for one in said
    )


def _by_label(said: frozenset[str], options: Iterable[Mapping[str, Any]]) -> str | None:
    scores = sorted(
        (
            (max((_share(said, label) for label in one["label"].values()), default=0.0),
             str(one["value"]))
            for one in options
        ),
        reverse=True,
    )  # fmt: skip
    if not scores or scores[0][0] < _SURE:
        return None
    best, value = scores[0]
    return None if len(scores) > 1 and best < _AHEAD * scores[1][0] else value


def _share(said: frozenset[str], label: str) -> float:
    wanted = _pairs(_PLAIN.sub(" ", folded(label)))
    return len(wanted & said) / len(wanted) if wanted else 0.0


def _pairs(plain: str) -> frozenset[str]:
    """Pairs of letters of Korean without its spaces, and whole words of English."""
    english = {word for word in plain.split() if word.isascii() and word not in _FILLER}
    korean = "".join(word for word in plain.split() if not word.isascii())
    return frozenset(english | {korean[n : n + 2] for n in range(len(korean) - 1)})
