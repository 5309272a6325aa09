"""A sealed value opens where it was sealed and nowhere else, in every column of the models."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column, Table, UniqueConstraint

from bot.core.crypto import Cipher, Place
from bot.core.errors import SettingError
from bot.core.sql import place
from bot.keys import rotation
from bot.keys.store import Keys, require
from bot.models.sealed import BOUND_TO
from tests.kit.core.core import CIPHER, KEY, GatedDatabase
from tests.kit.core.sealed_rows import binary_columns, cells, fill

COLUMNS = [pytest.param(*one, id=str(one[1])) for one in binary_columns()]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_sealed_column_names_what_names_its_row(table: Table, column: Column[Any]) -> None:
    key = column.info.get(BOUND_TO, ())
    assert key, f"{column}: bound_to(…) is missing in its model"
    unique = [set(table.primary_key.columns.keys())]
    unique += [
        set(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)
    ]
    assert any(one <= set(key) for one in unique), f"{key} does not name one row"
    generated = [name for name in key if table.c[name].autoincrement is True]
    assert generated == [], "a generated number is another one in a copy"


def test_every_sealed_column_is_resealed() -> None:
    """The checks of keys are written by those who know the key."""
    resealed = {str(column) for _, column in rotation.columns()}
    assert {str(column) for _, column in binary_columns()} - resealed == {"key_checks.box"}


def test_nothing_opens_anywhere_else(database: GatedDatabase) -> None:
    """Other column of the row, other row of the column, other table: every pair of cells."""
    database.now(lambda c: require(c, Keys((KEY,), "here"), 1.0))
    database.now(lambda c: fill(c, CIPHER.seal_bytes))
    found = database.now(cells)
    assert {str(cell.column) for cell in found} == {str(column) for _, column in binary_columns()}
    opened = [
        f"{here} at {there}"
        for here in found
        for there in found
        if here is not there and opens(CIPHER, here.sealed, there.place)
    ]
    assert opened == []
    assert all(opens(CIPHER, cell.sealed, cell.place) for cell in found)


def opens(cipher: Cipher, sealed: bytes, where: Place) -> bool:
    try:
        cipher.open_bytes(sealed, where)
    except SettingError:
        return False
    return True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("a", "b", ("c", "d")), ("a", "b", ("c d",)), id="parts of a key"),
        pytest.param(("a", "b", ('c", "d',)), ("a", "b", ("c", "d")), id="a quote"),
        pytest.param(("a", "b", ("1",)), ("a", "b", (1,)), id="a number"),
        pytest.param(("a", "b", ("c",)), ("a", "bc", ()), id="column and key"),
        pytest.param(("a", "b", ("가",)), ("a", "b", ("\\uac00",)), id="not ASCII"),
    ],
)
def test_no_two_places_are_one(one: Any, other: Any) -> None:
    assert Place(*one).bound() != Place(*other).bound()


def test_a_place_wants_the_whole_key() -> None:
    (outbox,) = [column for _, column in binary_columns() if str(column).startswith("outbox")]
    with pytest.raises(TypeError, match="seq"):
        place(outbox, "turn")
