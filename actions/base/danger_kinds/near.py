"""Which of many wordings a text may hold: those one of whose words is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar


class Worded(Protocol):
    """Looked for only where one of `words` is, which are parted by "|"."""

    @property
    def words(self) -> str: ...


Row = TypeVar("Row", bound=Worded)


class Near(Generic[Row]):
    """Wordings by the first `letters` of their words: a text is asked for no other ones."""

    def __init__(self, rows: Iterable[Row], letters: int) -> None:
        self._rows = tuple(rows)
        self._letters = letters
        places: dict[str, set[int]] = defaultdict(set)
        for place, row in enumerate(self._rows):
            for word in row.words.split("|"):
                places[word].add(place)
        self._by_start: dict[str, list[tuple[str, set[int]]]] = defaultdict(list)
        for word, where in places.items():
            self._by_start[word[:letters]].append((word, where))

    def of(self, form: str) -> Sequence[Row]:
        """In the order in which they were given; most texts have none, and cost no pattern."""
        starts = {form[at : at + self._letters] for at in range(len(form))}
        found: set[int] = set()
        for start in starts & self._by_start.keys():
            for word, where in self._by_start[start]:
                if word in form:
                    found |= where
        return [self._rows[place] for place in sorted(found)]
