"""Changing the data key: every sealed column of the gateway is sealed anew, in small batches, while
everything runs. May be broken off and run again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sqlalchemy import Connection, Table, select, tuple_, update
from sqlmodel import SQLModel

import bot.models
from bot.crypto import Cipher
from bot.db import Database

assert bot.models  # noqa: S101 - the tables are made by importing it
BATCH = 200
SEALED = "_sealed"


def columns() -> Iterator[tuple[Table, str]]:
    """Every column that is sealed, with its table."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if column.name.endswith(SEALED):
                yield table, column.name


def reseal(database: Database, cipher: Cipher) -> int:
    """How many values were sealed anew. Raises SettingError when a key is missing."""
    return sum(_column(database, cipher, table, name) for table, name in columns())


def _column(database: Database, cipher: Cipher, table: Table, name: str) -> int:
    changed = 0
    after: tuple[object, ...] | None = None
    while True:
        job = partial(_batch, cipher=cipher, table=table, name=name, after=after)
        last, count = database.submit(job).result()
        changed += count
        if last is None:
            return changed
        after = last


def _batch(
    connection: Connection,
    cipher: Cipher,
    table: Table,
    name: str,
    after: tuple[object, ...] | None,
) -> tuple[tuple[object, ...] | None, int]:
    """The key of the last row looked at (None at the end) and how many changed."""
    keys = list(table.primary_key.columns)
    statement = select(*keys, table.c[name]).where(table.c[name].is_not(None)).order_by(*keys)
    if after is not None:
        statement = statement.where(tuple_(*keys) > tuple_(*after))
    rows = connection.execute(statement.limit(BATCH)).all()
    changed = 0
    for row in rows:
        sealed = cipher.reseal(row[-1])
        if sealed is None:
            continue
        this = [column == value for column, value in zip(keys, row[:-1], strict=True)]
        # Only if it is still the same: a turn may have written it meanwhile, with the newest key.
        same = table.c[name] == row[-1]
        connection.execute(update(table).where(*this, same).values({name: sealed}))
        changed += 1
    return (tuple(rows[-1][:-1]) if rows else None), changed
