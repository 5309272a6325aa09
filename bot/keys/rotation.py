"""Changing the data key: every sealed column of the gateway is sealed anew, in small batches, while
everything runs. May be broken off and run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    exists,
    func,
    select,
    tuple_,
    update,
)
from sqlmodel import SQLModel

import bot.models
from bot.core.crypto import BOUND, UNBOUND, Cipher, Place
from bot.core.db import Database
from bot.core.sql import place_of
from bot.models.sealed import BOUND_TO

assert bot.models  # noqa: S101 - the tables are made by importing it
BATCH = 200
LARGE = {"files": 4}
"""Rows at once of a table that holds whole files."""
SEALED = "_sealed"
Renew = Callable[[bytes, Place], bytes | None]
"""A sealed value, and where it stands → the one that takes its place; None: it stays."""


@dataclass(frozen=True)
class Batch:
    """The key of its last row (None: there are no more), and how many were sealed anew."""

    last: tuple[object, ...] | None
    changed: int


def columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column that is sealed, with its table."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if column.name.endswith(SEALED):
                yield table, column


def count_unbound(connection: Connection) -> int:
    """How many values the version before has sealed. Reads through every table."""
    found = 0
    for table, column in columns():
        counted = select(func.count()).select_from(table).where(_begins(column, UNBOUND))
        found += int(connection.execute(counted).scalar_one())
    return found


def holds_bound(connection: Connection) -> bool:
    """Whether anything in it is bound to its place."""
    return any(
        connection.execute(select(exists().where(_begins(column, BOUND)))).scalar_one()
        for _, column in columns()
    )


def _begins(column: Column[Any], version: bytes) -> ColumnElement[bool]:
    return func.substr(column, 1, 1) == version


def reseal(database: Database, cipher: Cipher) -> int:
    """How many values were sealed anew. Raises SettingError when a key is missing."""
    return sum(_column(database, cipher, table, column) for table, column in columns())


def _column(database: Database, cipher: Cipher, table: Table, column: Column[Any]) -> int:
    changed = 0
    after: tuple[object, ...] | None = None
    while True:
        job = partial(batch, renew=cipher.reseal, table=table, column=column, after=after)
        done = database.submit(job).result()
        changed += done.changed
        if done.last is None:
            return changed
        after = done.last


def batch(
    connection: Connection,
    renew: Renew,
    table: Table,
    column: Column[Any],
    after: tuple[object, ...] | None,
) -> Batch:
    """The rows behind `after`, in the order of their primary keys."""
    keys = list(table.primary_key.columns)
    wanted = dict.fromkeys((*keys, *(table.c[name] for name in column.info[BOUND_TO]), column))
    statement = select(*wanted).where(column.is_not(None)).order_by(*keys)
    if after is not None:
        statement = statement.where(tuple_(*keys) > tuple_(*after))
    most = LARGE.get(table.name, BATCH)
    rows = connection.execute(statement.limit(most)).all()
    changed = 0
    for row in rows:
        before = getattr(row, column.name)
        sealed = renew(before, place_of(column, row))
        if sealed is None:
            continue
        this = [key == getattr(row, key.name) for key in keys]
        # Only if it is still the same: a turn may have written it meanwhile, with the newest key.
        same = column == before
        connection.execute(update(table).where(*this, same).values({column.name: sealed}))
        changed += 1
    last = tuple(getattr(rows[-1], key.name) for key in keys) if len(rows) == most else None
    return Batch(last, changed)
