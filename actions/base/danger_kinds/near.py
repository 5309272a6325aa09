"""Which of many wordings a text may hold: those one of whose words is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import Generic, Protocol, TypeVar


class Worded(Protocol):
    """Looked for only where one of `words` is, which are parted by "|"."""

    @property
    def words(self) -> str: ...


Row = TypeVar("Row", bound=Worded)
Start = tuple[str, ...]


def starts_of(form: str) -> Set[Start]:
    """Each letter of `form`, and any two that stand together."""
    return {*zip(form, form[1:], strict=False), *zip(form, strict=True)}


class Near(Generic[Row]):
    """Wordings by the first two letters of their words: a text is asked for no other ones."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        places: dict[str, set[int]] = defaultdict(set)
        for place, row in enumerate(self._rows):
            for word in row.words.split("|"):
                places[word].add(place)
        self._by_start: dict[Start, list[tuple[str, set[int]]]] = defaultdict(list)
        for word, where in places.items():
            self._by_start[tuple(word[:2])].append((word, where))

    def of(self, form: str, starts: Set[Start] | None = None) -> Sequence[Row]:
        """In the order in which they were given; most texts have none, and cost no pattern.
        `starts` are `starts_of` the form, where they are known."""
        found: set[int] = set()
        for start in (starts_of(form) if starts is None else starts) & self._by_start.keys():
            for word, where in self._by_start[start]:
                if word in form:
                    found |= where
        return [self._rows[place] for place in sorted(found)]
