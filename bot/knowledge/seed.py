"""The answers and terms that come with the code, put into the database by `sinmungo migrate`.

What staff have changed stays as they left it, also when a newer version of the code brings another
text; what they have not touched follows the code.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import structlog
import yaml
from sqlalchemy import Connection

from bot.core.clock import system_clock
from bot.core.db import connect
from bot.core.settings import Settings
from bot.knowledge import content, store
from bot.knowledge.content import Entry, PlainTerm, Unusable

log = structlog.get_logger("knowledge")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Seeded:
    """How many came new, how many follow the code, how many stay as staff left them."""

    added: int = 0
    changed: int = 0
    kept: int = 0

    def __add__(self, other: Seeded) -> Seeded:
        return Seeded(
            self.added + other.added, self.changed + other.changed, self.kept + other.kept
        )


def seed(settings: Settings, folder: Path = FOLDER) -> Seeded:
    """Repeatable. An unusable file is logged and left out: the others are of use without it."""
    entries, terms = list(read_entries(folder)), list(read_terms(folder))
    engine = connect(settings.sqlalchemy_url)
    try:
        with engine.begin() as connection:
            now = system_clock()
            return _entries(connection, entries, now) + _terms(connection, terms, now)
    finally:
        engine.dispose()


def read_entries(folder: Path = FOLDER) -> Iterator[Entry]:
    for path in sorted((folder / "faq").glob("*.yml")):
        try:
            stated: Any = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            yield content.entry(stated)
        except (Unusable, yaml.YAMLError, UnicodeDecodeError) as error:
            log.error("entry left out", file=path.name, reason=str(error))


def read_terms(folder: Path = FOLDER) -> Iterator[PlainTerm]:
    """One file a language."""
    for path in sorted((folder / "terms").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                try:
                    yield content.term({**row, "locale": row.get("locale") or path.stem})
                except Unusable as error:
                    log.error("term left out", file=path.name, reason=str(error))


def _entries(connection: Connection, entries: list[Entry], now: float) -> Seeded:
    known = {one.entry.id: one for one in store.load_entries(connection, archived=True)}
    done, changed = Seeded(), []
    for entry in entries:
        old = known.get(entry.id)
        done, changes = _compare(done, None if old is None else (old.seeded, old.touched), entry)
        changed += [entry] if changes else []
    store.save_entries(connection, changed, now, seed=True)
    return done


def _terms(connection: Connection, terms: list[PlainTerm], now: float) -> Seeded:
    known = {one.term.key: one for one in store.load_terms(connection, archived=True)}
    done, changed = Seeded(), []
    for term in {term.key: term for term in terms}.values():
        old = known.get(term.key)
        done, changes = _compare(done, None if old is None else (old.seeded, old.touched), term)
        changed += [term] if changes else []
    store.save_terms(connection, changed, now, seed=True)
    return done


def _compare(
    done: Seeded, old: tuple[str, bool] | None, new: Entry | PlainTerm
) -> tuple[Seeded, bool]:
    """Counts what becomes of `new`, and whether it is written. `old` is the digest that was seeded
    last, and whether staff have changed it since."""
    if old is None:
        return replace(done, added=done.added + 1), True
    seeded, touched = old
    if touched:
        return replace(done, kept=done.kept + 1), False
    if seeded == new.digest():
        return done, False
    return replace(done, changed=done.changed + 1), True
