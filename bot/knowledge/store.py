"""Answers, plain words and ratings in the database. Every change makes its version grow, in the
same transaction: whoever holds them in memory sees that they are old.

What is put away (archived) stays in its table, and is not loaded unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, insert_once, place, table
from bot.knowledge.content import Entry, PlainTerm
from bot.models.knowledge import FaqEntry, KnowledgeVersion, Rating, Term

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
    archived_at: float | None = None

    @property
    def touched(self) -> bool:
        """Staff have changed it, made it, or put it away."""
        return self.archived_at is not None or self.seeded != self.entry.digest()


@dataclass(frozen=True)
class StoredTerm:
    """`version` grows with every change of it."""

    term: PlainTerm
    version: int
    seeded: str
    archived_at: float | None = None

    @property
    def touched(self) -> bool:
        return self.archived_at is not None or self.seeded != self.term.digest()


def current(connection: Connection) -> dict[str, int]:
    """FAQ and TERMS → their versions; 0 before the first change."""
    found = {row.name: row.version for row in connection.execute(select(versions))}
    return {FAQ: found.get(FAQ, 0), TERMS: found.get(TERMS, 0)}


def hold(connection: Connection, name: str) -> None:
    """Whoever else changes FAQ or TERMS waits until this transaction ends: what is read after this
    is what will be replaced."""
    insert_once(connection, versions, {"name": name, "version": 0})
    connection.execute(select(versions).where(versions.c.name == name).with_for_update())


def _grow(connection: Connection, name: str) -> None:
    connection.execute(
        update(versions).where(versions.c.name == name).values(version=versions.c.version + 1)
    )


def entry_versions(connection: Connection) -> dict[str, int]:
    """Of those that are not put away."""
    told = select(entries.c.id, entries.c.version).where(entries.c.archived_at.is_(None))
    return {row.id: row.version for row in connection.execute(told)}


def load_entries(
    connection: Connection, names: Iterable[str] | None = None, *, archived: bool = False
) -> list[Stored]:
    """All of them, or those of these names, in the order of their names; `archived`: also what is
    put away."""
    ordered = select(entries).order_by(entries.c.id)
    if not archived:
        ordered = ordered.where(entries.c.archived_at.is_(None))
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
    """Add these, or put them in place of those of the same name. `seed`: the code brought them.
    Whoever compares first with what is there does so after `hold`, in the same transaction."""
    if not changed:
        return
    hold(connection, FAQ)
    names = [one.id for one in changed]
    known = {one.entry.id: one for one in load_entries(connection, names, archived=True)}
    for entry in changed:
        old = known.get(entry.id)
        seeded = entry.digest() if seed else (old.seeded if old else "")
        version = old.version + 1 if old else 1
        values = {**_columns(entry), "version": version, "seeded": seeded, "updated_at": now}
        if old is None:
            insert_once(connection, entries, values)
        else:
            connection.execute(update(entries).where(entries.c.id == entry.id).values(values))
    _grow(connection, FAQ)


def archive_entries(connection: Connection, names: Sequence[str], at: float | None) -> None:
    """Put these away, or bring them back (None)."""
    hold(connection, FAQ)
    for start in range(0, len(names), SOME):
        these = entries.c.id.in_(names[start : start + SOME])
        grown = entries.c.version + 1
        connection.execute(update(entries).where(these).values(archived_at=at, version=grown))
    _grow(connection, FAQ)


def load_terms(connection: Connection, *, archived: bool = False) -> list[StoredTerm]:
    ordered = select(terms).order_by(terms.c.locale, terms.c.term, terms.c.scope)
    if not archived:
        ordered = ordered.where(terms.c.archived_at.is_(None))
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
            row.version,
            row.seeded,
            row.archived_at,
        )
        for row in connection.execute(ordered)
    ]


def names(connection: Connection) -> list[str]:
    """All terms, and the titles of all entries, but what is put away."""
    in_use = select(entries.c.variants).where(entries.c.archived_at.is_(None))
    titles = connection.execute(in_use).scalars()
    told = [ones[0] for variants in titles for ones in variants.values() if ones]
    known = select(terms.c.term).where(terms.c.archived_at.is_(None))
    return [*connection.execute(known).scalars(), *told]


def save_terms(
    connection: Connection, changed: Sequence[PlainTerm], now: float, *, seed: bool = False
) -> None:
    """Add these, or put them in place of those of the same term, language and scope."""
    if not changed:
        return
    hold(connection, TERMS)
    known = {one.term.key: one for one in load_terms(connection, archived=True)}
    for term in changed:
        old = known.get(term.key)
        values = {**asdict(term), "updated_at": now, **({"seeded": term.digest()} if seed else {})}
        if old is None:
            insert_once(connection, terms, {"seeded": "", "version": 1, **values})
        else:
            version = terms.c.version + 1
            connection.execute(update(terms).where(*_is(term)).values(**values, version=version))
    _grow(connection, TERMS)


def archive_terms(connection: Connection, ones: Iterable[PlainTerm], at: float | None) -> None:
    """Put these away, or bring them back (None)."""
    hold(connection, TERMS)
    for term in ones:
        grown = terms.c.version + 1
        connection.execute(update(terms).where(*_is(term)).values(archived_at=at, version=grown))
    _grow(connection, TERMS)


def sealed(cipher: Cipher, turn: str, question: str) -> bytes:
    """What was asked, for the rating of this turn."""
    return cipher.seal(question, place(ratings.c.question_sealed, turn))


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


def _is(term: PlainTerm) -> list[ColumnElement[bool]]:
    return [terms.c.locale == term.locale, terms.c.term == term.term, terms.c.scope == term.scope]


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
        area=row.area,
    )
    return Stored(entry, row.version, row.seeded, row.updated_at, row.archived_at)
