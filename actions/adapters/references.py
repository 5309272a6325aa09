"""The forms of references of all adapters that we have. Each says its own; whoever looks for a
reference in a text (masks, splitters, readers, the dialogue) takes all of them together.

Light, and Python 3.10: the dialogue's environment imports it too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from actions.adapters.native import reference as native


@dataclass(frozen=True)
class Form:
    """`pattern` finds a whole one in running text, `cut` also one that was cut short: neither may
    find digits alone, which may be somebody's. `find` gives start, end and standard form."""

    pattern: str
    cut: str
    normalise: Callable[[str], str | None]
    spelled: Callable[[str], str]
    find: Callable[[str], Iterator[tuple[int, int, str]]]


FORMS: tuple[Form, ...] = (
    Form(native.PATTERN, native.CUT, native.normalise, native.spelled, native.find),
)
PATTERN = "|".join(form.pattern for form in FORMS)
WHOLE = re.compile(PATTERN)
CUT = re.compile("|".join(form.cut for form in FORMS))


def normalise(text: str) -> str | None:
    """The reference that `text` is, in its portal's standard form, or None."""
    return next(filter(None, (form.normalise(text) for form in FORMS)), None)


def spelled(typed: str) -> str:
    """What looks like a reference, written as its portal writes them; anything else as it is."""
    looks = (form.spelled(typed) for form in FORMS if re.fullmatch(form.pattern, typed))
    return normalise(typed) or next(looks, typed)


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and standard form of every reference in a text."""
    for form in FORMS:
        yield from form.find(text)


def written(text: str) -> tuple[str, ...]:
    """The references in a text as they stand there, each once: what is never parted."""
    return tuple(dict.fromkeys(match[0] for match in WHOLE.finditer(text)))
