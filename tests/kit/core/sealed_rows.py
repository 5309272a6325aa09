"""Rows for every table with a sealed column, found by reflection, and what is in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Table,
    insert,
    select,
)
from sqlmodel import SQLModel

import bot.models
from bot.core.crypto import Place
from bot.core.sql import place_of

assert bot.models
ROWS = 2
Seal = Callable[[bytes, Place], bytes]


@dataclass(frozen=True)
class Cell:
    """A sealed value and where it stands."""

    column: Column[Any]
    place: Place
    sealed: bytes

    def __str__(self) -> str:
        return f"{self.column} of {self.place.key}"


def binary_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of bytes: there is none that is not sealed."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary):
                yield table, column


def fill(connection: Connection, seal: Seal) -> None:
    """Two rows in every table with a sealed column, every sealed cell filled. `box` has checks."""
    for table in {table: None for table, column in binary_columns() if column.name != "box"}:
        for number in range(ROWS):
            values = {column.name: _value(column, number) for column in table.columns}
            row: Any = SimpleNamespace(**values)
            for column in table.columns:
                if isinstance(column.type, LargeBinary):
                    plain = f'"{table.name}.{column.name} {number}"'.encode()
                    values[column.name] = seal(plain, place_of(column, row))
            connection.execute(insert(table).values(values))


def _value(column: Column[Any], number: int) -> Any:
    """Tells the row only where the row needs it: sealed values must not."""
    match column.type:
        case Boolean():
            return False
        case Float():
            return 0.0
        case Integer():
            return number
        case JSON():
            return []
        case _:
            return f"{column.name} {number}"


def cells(connection: Connection) -> list[Cell]:
    """Everything that is sealed, checks of keys included."""
    return [
        Cell(column, place_of(column, row), getattr(row, column.name))
        for table, column in binary_columns()
        for row in connection.execute(select(table).where(column.is_not(None)))
    ]
