"""The entries as they are searched: prepared once each, then held in an index in memory.

Two bags an entry: runs of letters of its wordings (for typing errors, missing spaces, endings), and
words of the wordings and of the answers (for whoever describes a matter without its name). With an
encoder also vectors of the wordings, centred by the mean of their language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.knowledge.content import Entry
from bot.knowledge.search.overlay import NOTHING, Names, Overlay, names, overlay
from bot.knowledge.search.postings import Bag, Floats, Postings, Speller
from bot.knowledge.store import Stored
from bot.language.detect import detect
from bot.language.tokens import Morphemes, grams, normalise, words

WORDINGS = 2
"""How much more a word of a wording counts than one of an answer."""
HINTS = 0.5
"""How much another word for something counts, beside the one that was typed."""
MOST_VECTORS = 20_000
MOST_WORDINGS = 12
"""Wordings of one entry and language that get a vector."""


@dataclass(frozen=True)
class Document:
    entry: Entry
    version: int
    grams: Bag
    words: Bag
    names: Names
    """What it shares with the entries on the same matter for other areas."""


def prepare(stored: Stored, morphemes: Morphemes | None) -> Document:
    """What of an entry is compared."""
    entry = stored.entry
    asked = [normalise(one) for ones in entry.variants.values() for one in ones]
    fields = [entry.answer, entry.short, entry.source_title, entry.agency]
    answered = normalise(" ".join(chain(*(texts.values() for texts in fields))))
    named = normalise(entry.topic.replace("_", " "))
    terms: Counter[str] = Counter()
    for text in (*asked, named):
        terms.update(words(text, morphemes))
    wordings = Counter({term: count * WORDINGS for term, count in terms.items()})
    return Document(
        entry,
        stored.version,
        Counter(chain.from_iterable(grams(text) for text in asked)),
        wordings + Counter(words(answered, morphemes)),
        names(entry),
    )


class Segment:
    """Some of the documents; `like` lends its idf to a segment that is too small for its own."""

    def __init__(self, documents: Sequence[Document], like: Segment | None = None) -> None:
        self.documents = tuple(documents)
        everywhere = [one for one in documents if not one.entry.area]
        if like is None and 0 < len(everywhere) < len(documents):
            # Fifty districts' own passport offices must not make "passport" an everyday word.
            like = Segment(everywhere)
        grams, words = (like.grams.rarity, like.words.rarity) if like else (None, None)
        self.grams: Postings = Postings([one.grams for one in documents], grams)
        self.words: Postings = Postings([one.words for one in documents], words)
        self.vocabulary = frozenset(chain.from_iterable(one.words for one in documents))


@dataclass(frozen=True)
class Question:
    """A question as it is compared. `vector` is what the encoder makes of it."""

    grams: Bag
    words: Bag
    locale: str
    vector: Floats | None = None


@dataclass(frozen=True)
class Nearness:
    """Of all documents: letters, words (0 to 1) and meaning (-1 to 1, or None)."""

    documents: tuple[Document, ...]
    letters: Floats
    words: Floats
    meaning: Floats | None
    overlay: Overlay = NOTHING


@dataclass(frozen=True)
class Vectors:
    """Wordings as unit vectors around the mean of their language; `owners` names their entries, as
    (id, version)."""

    rows: Floats
    owners: tuple[tuple[str, int], ...]
    means: Mapping[str, Floats]

    def places(self, documents: Sequence[Document]) -> npt.NDArray[np.int64]:
        """Of each row the place of its document; -1 for what has changed since."""
        known = {(one.entry.id, one.version): i for i, one in enumerate(documents)}
        return np.array([known.get(owner, -1) for owner in self.owners], np.int64)

    def nearness(
        self, question: Question, places: npt.NDArray[np.int64], documents: int
    ) -> Floats | None:
        """float32[documents]: of the nearest wording of each; 0 where there is none yet."""
        mean = self.means.get(question.locale)
        if question.vector is None or mean is None or question.vector.shape != mean.shape:
            return None
        alike = self.rows @ _unit(_unit(question.vector) - mean)
        found = np.zeros(documents, np.float32)
        np.maximum.at(found, places[places >= 0], alike[places >= 0])
        return found


def centred(rows: Floats, locales: Sequence[str], owners: Sequence[tuple[str, int]]) -> Vectors:
    """Vectors of wordings, with the means of these very wordings."""
    units, spoken = _unit(rows), np.array(locales)
    means = {locale: units[spoken == locale].mean(0) for locale in sorted(set(locales))}
    around = _unit(units - np.stack([means[locale] for locale in locales]))
    return Vectors(around, tuple(owners), means)


@dataclass(frozen=True)
class Index:
    """All documents, those that changed lately apart from the others."""

    base: Segment
    changed: Segment
    speller: Speller
    vectors: Vectors | None = None
    documents: tuple[Document, ...] = field(init=False)
    overlay: Overlay = field(init=False)
    _current: npt.NDArray[np.int64] = field(init=False)
    _places: npt.NDArray[np.int64] | None = field(init=False)

    def __post_init__(self) -> None:
        new = {one.entry.id for one in self.changed.documents}
        kept = [i for i, one in enumerate(self.base.documents) if one.entry.id not in new]
        documents = (*(self.base.documents[i] for i in kept), *self.changed.documents)
        object.__setattr__(self, "documents", documents)
        object.__setattr__(self, "overlay", overlay([(one.entry, one.names) for one in documents]))
        object.__setattr__(self, "_current", np.array(kept, np.int64))
        places = self.vectors.places(documents) if self.vectors else None
        object.__setattr__(self, "_places", places)

    def nearness(self, question: Question) -> Nearness:
        def both(kind: str, asked: Bag) -> Floats:
            old: Floats = getattr(self.base, kind).nearness(asked)[self._current]
            return np.concatenate([old, getattr(self.changed, kind).nearness(asked)])

        return Nearness(
            self.documents,
            both("grams", question.grams),
            both("words", question.words),
            self._meaning(question),
            self.overlay,
        )

    def _meaning(self, question: Question) -> Floats | None:
        if self.vectors is None or self._places is None:
            return None
        return self.vectors.nearness(question, self._places, len(self.documents))


def build(documents: Sequence[Document], old: Index | None = None) -> Index:
    """Vectors of `old` stay for what has not changed since."""
    base = Segment(documents)
    vectors = old.vectors if old else None
    return Index(base, Segment([], base), Speller(base.vocabulary), vectors)


def with_vectors(index: Index, vectors: Vectors) -> Index:
    return Index(index.base, index.changed, index.speller, vectors)


def with_changes(index: Index, changed: Sequence[Document]) -> Index:
    """`changed` are new, or in place of those of the same name."""
    new = {one.entry.id: one for one in (*index.changed.documents, *changed)}
    later = Segment(list(new.values()), index.base)
    vocabulary = index.base.vocabulary | later.vocabulary
    return Index(index.base, later, Speller(vocabulary), index.vectors)


def ask(text: str, hints: str, index: Index, morphemes: Morphemes | None) -> Question:
    """`hints` are other words for what is in the text; each counts less."""
    asked, other = normalise(text), normalise(hints)

    def meant(of: str) -> list[str]:
        return [index.speller.meant(word) for word in words(of, morphemes)]

    return Question(
        _weighted(grams(asked), grams(other)),
        _weighted(meant(asked), meant(other)),
        detect(text, None),
    )


def wordings(documents: Sequence[Document]) -> list[tuple[str, str, tuple[str, int]]]:
    """(text, language, owner) of what gets a vector; fewer an entry when there are many entries."""
    room = max(1, MOST_VECTORS // max(1, 2 * len(documents)))
    return [
        (text, locale, (one.entry.id, one.version))
        for one in documents
        for locale, ones in one.entry.variants.items()
        for text in [*ones[:MOST_WORDINGS], *filter(None, [one.entry.short.get(locale)])][:room]
    ]


def _weighted(terms: Iterable[str], others: Iterable[str]) -> Bag:
    found = dict.fromkeys(others, HINTS)
    found.update(dict.fromkeys(terms, 1.0))
    return found


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    unit: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
