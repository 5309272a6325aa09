"""The one statement that the two databases spell differently, and where a sealed value stands."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Insert, Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.core.crypto import Place
from bot.models.sealed import BOUND_TO

AnyRow = Row[*tuple[Any, ...]]
"""A row whose columns are those of its statement."""


def table(model: type[SQLModel]) -> Table:
    """The table of a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def place(column: Column[Any], *key: str | int) -> Place:
    """Where a value of this sealed column stands, in the row that `key` names (`bound_to`)."""
    names = column.info[BOUND_TO]
    if len(key) != len(names):
        raise TypeError(f"{column} is bound to {names}")
    return Place(str(column.table), column.name, key)


def place_of(column: Column[Any], row: AnyRow) -> Place:
    """The same for a row of its table."""
    return place(column, *(getattr(row, name) for name in column.info[BOUND_TO]))


def insert_once(connection: Connection, target: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with the same unique key is there. True if it was inserted."""
    return connection.execute(_insert(target, connection.dialect.name), values).rowcount == 1


@cache
def _insert(target: Table, dialect: str) -> Insert:
    # Built once: making a statement costs more than running it. The row count of an INSERT is kept
    # only on request (psycopg forgets it with the cursor).
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(target).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
