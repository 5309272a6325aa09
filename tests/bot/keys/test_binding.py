"""What the version before has sealed is bound in batches; then nothing unbound is opened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.conversations.vault import vault
from bot.core.crypto import BOUND, UNBOUND, Cipher
from bot.core.errors import KeyRefused, SettingError
from bot.heartbeat import Heartbeat
from bot.keys import processes as process_store
from bot.keys import rotation
from bot.keys.binding import PAUSE, Binding
from bot.keys.store import Keys, checks, require
from tests.kit.core.core import KEY, Core, GatedDatabase, MovableClock
from tests.kit.core.sealed_before import seal_before, seal_bytes_before
from tests.kit.core.sealed_rows import cells, fill

NEW = bytes(range(100, 132))
KEYS = Keys((KEY,), "here")


def left_before(database: GatedDatabase) -> None:
    """Two rows in every table, and the check of the key, as that version left them."""
    database.now(lambda c: fill(c, lambda plain, _place: seal_bytes_before(KEY, plain)))
    row = {"key_id": KEYS.ids[0], "names": True, "first_at": 1.0, "bare_until": 0.0}
    box = seal_before(KEY, "sinmungo")
    database.now(lambda c: c.execute(checks.insert().values(**row, box=box)))


def all_bound(database: GatedDatabase, keys: Keys = KEYS) -> bool:
    return database.now(partial(require, keys=keys, now=1.0))


def cipher_of(database: GatedDatabase, *keys: bytes) -> Cipher:
    found = Keys(keys or (KEY,), "here")
    return Cipher(*found.keys, takes_unbound=not all_bound(database, found))


def versions(database: GatedDatabase) -> set[bytes]:
    return {cell.sealed[:1] for cell in database.now(cells)}


async def passes(binder: Binding, clock: MovableClock, many: int) -> None:
    """So many steps, and none of them waits."""
    for _ in range(many):
        await binder.step()
        clock.move(PAUSE)


async def test_it_happens_by_itself_and_then_is_for_good(database: GatedDatabase) -> None:
    left_before(database)
    cipher, clock = cipher_of(database), MovableClock()
    assert cipher.takes_unbound
    binder = Binding(database, cipher, clock)
    await passes(binder, clock, 100)
    assert versions(database) == {BOUND}
    assert not cipher.takes_unbound
    assert not cipher_of(database).takes_unbound, "whoever starts later"
    found = database.now(cells)
    for cell in found:
        opened = cipher.open_bytes(cell.sealed, cell.place).decode()
        assert cell.column.name == "box" or str(cell.column) in opened


async def test_a_value_of_before_that_is_put_back_is_refused(database: GatedDatabase) -> None:
    left_before(database)
    old = next(cell for cell in database.now(cells) if str(cell.column) == "vault.value_sealed")
    cipher, clock = cipher_of(database), MovableClock()
    assert cipher.open(old.sealed, old.place) == "vault.value_sealed 0"
    await passes(Binding(database, cipher, clock), clock, 100)
    with pytest.raises(SettingError, match="vault.value_sealed"):
        cipher.open(old.sealed, old.place)
    with pytest.raises(SettingError):
        cipher_of(database).open(old.sealed, old.place)


async def test_broken_off_anywhere_it_goes_on(
    database: GatedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker each time, after any number of steps; batches of one row."""
    monkeypatch.setattr(rotation, "BATCH", 1)
    monkeypatch.setattr(rotation, "LARGE", {})
    left_before(database)
    counts = [database.now(rotation.count_unbound)]
    for steps in range(1, 60, 3):
        clock = MovableClock()
        await passes(Binding(database, cipher_of(database), clock), clock, steps)
        counts.append(database.now(rotation.count_unbound))
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[-1]) == (22, 0)
    assert all_bound(database)


async def test_nothing_is_looked_at_in_a_new_database(database: GatedDatabase) -> None:
    cipher = cipher_of(database)
    database.close()
    await Binding(database, cipher, MovableClock()).step()


async def test_not_while_a_process_of_before_seals(database: GatedDatabase) -> None:
    left_before(database)
    cipher, clock = cipher_of(database), MovableClock()
    beat = partial(process_store.beat, owner="host:1:a", kind="gateway", keys=KEYS.ids)
    database.now(partial(beat, now=clock() + 60 * PAUSE))
    binder = Binding(database, cipher, clock)
    await passes(binder, clock, 50)
    assert (database.now(rotation.count_unbound), cipher.takes_unbound) == (0, True)
    clock.move(10 * PAUSE + process_store.SILENT)
    await passes(binder, clock, 50)
    assert not cipher.takes_unbound


async def test_other_processes_hear_of_it(any_core: Core) -> None:
    database = any_core.database
    left_before(database)
    runtime = replace(any_core.runtime, cipher=cipher_of(database))
    heartbeat = Heartbeat(runtime, "gateway")
    await heartbeat.beat()
    assert runtime.cipher.takes_unbound
    clock = MovableClock()
    await passes(Binding(database, cipher_of(database), clock), clock, 100)
    await heartbeat.beat()
    assert not runtime.cipher.takes_unbound


async def test_what_does_not_open_stops_nothing(database: GatedDatabase) -> None:
    left_before(database)
    broken = UNBOUND + bytes(40)
    database.now(lambda c: fill_vault(c, broken))
    cipher, clock = cipher_of(database), MovableClock()
    await passes(Binding(database, cipher, clock), clock, 100)
    assert not cipher.takes_unbound


def fill_vault(connection: Any, sealed: bytes) -> None:
    this = update(vault).where(vault.c.placeholder == "placeholder 0")
    connection.execute(this.values(value_sealed=sealed))


UNKNOWN = {
    "nothing is sealed": ((), True),
    "all of before": ((seal_bytes_before,), False),
    "its checks were taken away": ((seal_bytes_before, "bound"), True),
}


@pytest.mark.parametrize(("sealed", "expected"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_database_that_knows_no_keys(
    database: GatedDatabase, sealed: tuple[Any, ...], expected: bool
) -> None:
    """It is new or of a version that bound nothing, unless something in it is bound."""
    if sealed:
        database.now(lambda c: fill(c, lambda plain, _place: seal_bytes_before(KEY, plain)))
    if "bound" in sealed:
        [cell] = [one for one in database.now(cells) if one.place.key == ("turn 1",)][-1:]
        bound = {cell.column.name: Cipher(KEY).seal("x", cell.place)}
        this = update(cell.column.table).where(cell.column == cell.sealed)
        database.now(lambda c: c.execute(this.values(bound)))
    assert all_bound(database) is expected
    assert all_bound(database) is expected, "and so it stays"


async def test_a_new_key_says_what_the_one_before_said(database: GatedDatabase) -> None:
    left_before(database)
    assert not all_bound(database, Keys((NEW, KEY), "here"))
    cipher, clock = cipher_of(database, NEW, KEY), MovableClock()
    await passes(Binding(database, cipher, clock), clock, 100)
    newest = bytes(range(7, 39))
    assert all_bound(database, Keys((newest, NEW, KEY), "here"))


@pytest.mark.parametrize("harm", ["of another key", "cut", "of before"])
def test_the_mark_cannot_be_made(database: GatedDatabase, harm: str) -> None:
    """Not without the key; nor does the check of one key stand for another's."""
    keys = Keys((NEW, KEY), "here")
    all_bound(database)
    all_bound(database, keys)
    boxes = {row.key_id: row.box for row in database.now(lambda c: c.execute(select(checks)).all())}
    forged = {
        "of another key": boxes[keys.ids[1]],
        "cut": boxes[keys.ids[0]][:-1],
        "of before": seal_before(KEY, "sinmungo"),
    }[harm]
    this = update(checks).where(checks.c.key_id == keys.ids[0]).values(box=forged)
    database.now(lambda c: c.execute(this))
    with pytest.raises(KeyRefused, match="wrong"):
        all_bound(database, keys)
