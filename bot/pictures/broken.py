"""A picture that is not built as its kind is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Broken(ValueError):
    """`str()` says where, never what stands there."""


MOST = 20_000
"""Parts (segments, chunks, boxes) that a picture of ten megabytes may have; real ones have some
hundreds. More would only be there to keep us busy."""


def counted(parts: Iterable[T]) -> Iterator[T]:
    """`parts` one by one. Raises Broken when there are too many."""
    for number, part in enumerate(parts):
        if number >= MOST:
            raise Broken("parts")
        yield part
