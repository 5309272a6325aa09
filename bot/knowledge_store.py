"""Answers, plain words and ratings in the database. Every change makes its version grow, in the
same transaction: whoever holds them in memory sees that they are old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.knowledge_content import Entry, PlainTerm
from bot.knowledge_models import FaqEntry, KnowledgeVersion, Rating, Term
from bot.sql import AnyRow, insert_once, table

entries = table(FaqEntry)
terms = table(Term)
ratings = table(Rating)
versions = table(KnowledgeVersion)

FAQ = "faq"
TERMS = "terms"
SOME = 500
"""Names in one statement: databases limit how many values it may have."""


@dataclass(frozen=True)
class Stored:
    """An entry as it is stored. `version` grows with every change of it."""

    entry: Entry
    version: int
    seeded: str
    updated_at: float

    @property
    def touched(self) -> bool:
        """Staff have changed it, or made it."""
        return self.seeded != self.entry.digest()


@dataclass(frozen=True)
class StoredTerm:
    term: PlainTerm
    seeded: str

    @property
    def touched(self) -> bool:
        return self.seeded != self.term.digest()


def current(connection: Connection) -> dict[str, int]:
    """FAQ and TERMS → their versions; 0 before the first change."""
    found = {row.name: row.version for row in connection.execute(select(versions))}
    return {FAQ: found.get(FAQ, 0), TERMS: found.get(TERMS, 0)}


def _grow(connection: Connection, name: str) -> None:
    insert_once(connection, versions, {"name": name, "version": 0})
    connection.execute(
        update(versions).where(versions.c.name == name).values(version=versions.c.version + 1)
    )


def entry_versions(connection: Connection) -> dict[str, int]:
    return {
        row.id: row.version for row in connection.execute(select(entries.c.id, entries.c.version))
    }


def load_entries(connection: Connection, names: Iterable[str] | None = None) -> list[Stored]:
    """All of them, or those of these names, in the order of their names."""
    ordered = select(entries).order_by(entries.c.id)
    if names is None:
        return [_stored(row) for row in connection.execute(ordered)]
    wanted, found = sorted(names), []
    for start in range(0, len(wanted), SOME):
        some = ordered.where(entries.c.id.in_(wanted[start : start + SOME]))
        found += [_stored(row) for row in connection.execute(some)]
    return found


def save_entries(
    connection: Connection, changed: Sequence[Entry], now: float, *, seed: bool = False
) -> None:
    """Add these, or put them in place of those of the same name. `seed`: the code brought them."""
    known = {one.entry.id: one for one in load_entries(connection, [one.id for one in changed])}
    for entry in changed:
        old = known.get(entry.id)
        seeded = entry.digest() if seed else (old.seeded if old else "")
        version = old.version + 1 if old else 1
        values = {**_columns(entry), "version": version, "seeded": seeded, "updated_at": now}
        if old is None:
            insert_once(connection, entries, values)
        else:
            connection.execute(update(entries).where(entries.c.id == entry.id).values(values))
    if changed:
        _grow(connection, FAQ)


def load_terms(connection: Connection) -> list[StoredTerm]:
    ordered = select(terms).order_by(terms.c.locale, terms.c.term, terms.c.scope)
    return [
        StoredTerm(
            PlainTerm(
                term=row.term,
                locale=row.locale,
                plain=row.plain,
                scope=row.scope,
                reason=row.reason,
                source=row.source,
            ),
            row.seeded,
        )
        for row in connection.execute(ordered)
    ]


def names(connection: Connection) -> list[str]:
    """All terms, and the titles of all entries."""
    titles = connection.execute(select(entries.c.variants)).scalars()
    told = [ones[0] for variants in titles for ones in variants.values() if ones]
    return [*connection.execute(select(terms.c.term)).scalars(), *told]


def save_terms(
    connection: Connection, changed: Sequence[PlainTerm], now: float, *, seed: bool = False
) -> None:
    """Add these, or put them in place of those of the same term, language and scope."""
    for term in changed:
        this = [terms.c[name] == value for name, value in _key(term).items()]
        values = {**asdict(term), "updated_at": now, **({"seeded": term.digest()} if seed else {})}
        if not insert_once(connection, terms, {"seeded": "", **values}):
            connection.execute(update(terms).where(*this).values(values))
    if changed:
        _grow(connection, TERMS)


def rate(connection: Connection, rating: Mapping[str, Any]) -> None:
    """Once a turn, however often it is taken."""
    insert_once(connection, ratings, dict(rating))


def forget(connection: Connection, conversation_id: str) -> None:
    """What a person asked is gone, and who asked it; that an answer was good or bad stays."""
    theirs = ratings.c.conversation_id == conversation_id
    connection.execute(
        update(ratings).where(theirs).values(conversation_id=None, question_sealed=None)
    )


def rated(connection: Connection) -> dict[str, tuple[int, int]]:
    """An entry → how often its answer was good, and bad."""
    counted = select(ratings.c.entry, ratings.c.good, func.count().label("times")).group_by(
        ratings.c.entry, ratings.c.good
    )
    found: dict[str, tuple[int, int]] = {}
    for row in connection.execute(counted):
        good, bad = found.get(row.entry, (0, 0))
        found[row.entry] = (row.times, bad) if row.good else (good, row.times)
    return found


def _key(term: PlainTerm) -> dict[str, str]:
    return {"locale": term.locale, "term": term.term, "scope": term.scope}


def _columns(entry: Entry) -> dict[str, Any]:
    """JSON columns hold plain dictionaries and lists."""
    return {
        **asdict(entry),
        "variants": {locale: list(ones) for locale, ones in entry.variants.items()},
    }


def _stored(row: AnyRow) -> Stored:
    entry = Entry(
        id=row.id,
        topic=row.topic,
        agency=row.agency,
        variants={locale: tuple(ones) for locale, ones in row.variants.items()},
        answer=row.answer,
        short=row.short,
        source_title=row.source_title,
        source_url=row.source_url,
        verified=row.verified,
        last_checked=row.last_checked,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
    return Stored(entry, row.version, row.seeded, row.updated_at)
