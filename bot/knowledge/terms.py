"""Administrative terms in a text, and what they mean.

What is found helps understanding and search: the plain words are put beside the text, never in its
place. A new or changed term counts within a second.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.db import Database
from bot.knowledge import store
from bot.knowledge.content import PlainTerm
from bot.knowledge.search.postings import Speller
from bot.knowledge.versions import KnowledgeVersions
from bot.language.tokens import normalise, stem, uninflected

LONGEST = 2000
"""Characters of a text that are looked through."""
_WORD = re.compile(r"[0-9]+|[a-z]+(?:'[a-z]+)?|[가-힣]+")
_HANGUL = re.compile("[가-힣]")
_CALLED = re.compile(
    r"(?:이라는|라는|이란|란|이라고|라고|이라|라)(?:게|건|거|것|것은|것이|말|말이|말은)?$"
)
"""After a term whose meaning is asked for."""
_ASKED = re.compile(
    r"(?:what(?:is|s|are|does)|whatisthemeaningof|meaningof|define)?(?:an?|the)?⟨⟩"
    r"(?:이라는|라는|이란|란|이|가|은|는|의)?(?:게|건|것|것이|말|말이|말은|단어가)?"
    r"(?:(?:뭐|뭔|무엇|무슨|뜻|의미)(?!\w*필요)\w{0,8}|means?|meaning)?"
)
"""A sentence without spaces that asks what the term ⟨⟩ means, and nothing else."""
_SURE = 4
"""Syllables from which a term is itself at the beginning of a longer word, too (구비서류목록)."""


@dataclass(frozen=True)
class _Word:
    """Korean words are compared syllable by syllable, others by their stem."""

    text: str
    hangul: bool


class Phrases:
    """Finds phrases in a text: whole words in English; in Korean also with other spaces, with
    particles behind them, and before other words that are written on."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._korean: dict[str, str] = {}
        self._other: dict[tuple[str, ...], str] = {}
        for phrase in phrases:
            words = list(_words(normalise(phrase)))
            if not words:
                continue
            if words[0].hangul:
                self._korean.setdefault("".join(word.text for word in words), phrase)
            else:
                self._other.setdefault(tuple(stem(word.text) for word in words), phrase)
        self._lengths = sorted({len(one) for one in self._korean}, reverse=True)
        self._counts = sorted({len(one) for one in self._other}, reverse=True)

    def found(self, text: str) -> list[str]:
        """In the order of the text, the longest where several begin."""
        words = list(_words(normalise(text[:LONGEST])))
        runs = [word.text for word in words if word.hangul]
        others = [stem(word.text) for word in words if not word.hangul]
        return list(dict.fromkeys([*self._in_korean(runs), *self._in_others(others)]))

    def _in_korean(self, words: Sequence[str]) -> Iterator[str]:
        joined, ends = "".join(words), {}
        start = 0
        for word in words:
            for at in range(start, start + len(word)):
                ends[at] = (start, start + len(word))
            start += len(word)
        at = 0
        while at < len(joined):
            length = self._length_at(joined, at, ends)
            if length:
                yield self._korean[joined[at : at + length]]
            at += length or 1

    def _length_at(self, joined: str, at: int, ends: Mapping[int, tuple[int, int]]) -> int:
        """Of the longest phrase that begins here, where a word begins; 0 if none does."""
        if ends[at][0] != at:
            return 0
        for length in self._lengths:
            stop = at + length
            if stop > len(joined) or joined[at:stop] not in self._korean:
                continue
            rest = joined[stop : ends[stop - 1][1]]
            if length >= _SURE or _is_tail(joined[at:stop], rest):
                return length
        return 0

    def _in_others(self, words: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            lengths = (n for n in self._counts if tuple(words[at : at + n]) in self._other)
            length = next(lengths, 0)
            if length:
                yield self._other[tuple(words[at : at + length])]
            at += length or 1


class TermIndex:
    """All terms. `found` reads a text; `plain` and `expansions` give other words for it."""

    def __init__(self, terms: Sequence[PlainTerm]) -> None:
        self._by_term: dict[str, list[PlainTerm]] = {}
        self._by_plain: dict[str, list[PlainTerm]] = {}
        for term in terms:
            self._by_term.setdefault(term.term, []).append(term)
            self._by_plain.setdefault(term.plain, []).append(term)
        self._terms = Phrases(self._by_term)
        self._plain = Phrases(self._by_plain)
        self._speller = Speller(normalise(one) for one in self._by_term)
        self._spelt = {normalise(one): one for one in self._by_term}

    def found(self, text: str) -> list[PlainTerm]:
        """The terms in a text, with every meaning that they have."""
        return [term for name in self._terms.found(text) for term in self._by_term[name]]

    def lookup(self, text: str) -> list[PlainTerm]:
        """The same for a question about a word, which may be misspelt."""
        known = self.found(text)
        if known:
            return known
        for word in _words(normalise(text)):
            for form in (word.text, uninflected(word.text), _CALLED.sub("", word.text)):
                near = self._spelt.get(self._speller.meant(form))
                if near is not None:
                    return self._by_term[near]
        return []

    def definition_asked(self, text: str) -> list[PlainTerm]:
        """The term that a text is, or only asks the meaning of."""
        known = self.found(text)
        terms = {_joined(one.term) for one in known}
        shown = _joined(text).replace(next(iter(terms), ""), "⟨⟩", 1) if len(terms) == 1 else ""
        return known if _ASKED.fullmatch(shown) else []

    def plain(self, text: str) -> str:
        """Plain words of the terms in a text; empty if it has none."""
        return " ".join(dict.fromkeys(term.plain for term in self.found(text)))

    def expansions(self, text: str) -> str:
        """For a search: plain words of the terms in it, and terms for the plain words in it."""
        terms = [term.term for name in self._plain.found(text) for term in self._by_plain[name]]
        return " ".join(filter(None, [self.plain(text), *dict.fromkeys(terms)]))


class Terms:
    """The terms as they are stored now."""

    def __init__(self, database: Database, versions: KnowledgeVersions) -> None:
        self._database = database
        self._versions = versions
        self._index = TermIndex([])
        self._version = -1
        self._loading = asyncio.Lock()

    async def index(self) -> TermIndex:
        """Raises SQLAlchemyError."""
        async with self._loading:
            version = (await self._versions.now())[store.TERMS]
            if version != self._version:
                stored = await self._database.run(store.load_terms)
                self._index = TermIndex([one.term for one in stored])
                self._version = version
            return self._index


def _joined(text: str) -> str:
    return "".join(_WORD.findall(normalise(text)))


def _words(text: str) -> Iterator[_Word]:
    return (_Word(word, bool(_HANGUL.search(word))) for word in _WORD.findall(text))


def _is_tail(term: str, rest: str) -> bool:
    """What follows a short term in its word are particles, not the rest of another word."""
    return not rest or uninflected(term + rest) == term or _CALLED.fullmatch(rest) is not None
