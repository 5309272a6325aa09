"""The one statement that the two databases spell differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

AnyRow = Row[*tuple[Any, ...]]
"""A row whose columns are those of its statement."""


def table(model: type[SQLModel]) -> Table:
    """The table of a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def insert_once(connection: Connection, target: Table, values: dict[str, Any]) -> bool:
    """Insert a row unless one with the same unique key is there. True if it was inserted."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    result = connection.execute(make(target).values(values).on_conflict_do_nothing())
    return result.rowcount == 1
