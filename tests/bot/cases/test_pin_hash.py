"""Each hash takes 64 MiB: never more than two at once, and whoever waits in vain hears so."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from argon2 import PasswordHasher

from bot.cases.pin_hash import AT_ONCE, PinHash
from bot.core.errors import PinsBusy
from tests.bot.turn.test_effects import THEIRS, UNKNOWN, WRONG, ask, prepare
from tests.kit.core.core import HASHER, Core, eventually
from tests.kit.core.core_people import PIN
from tests.kit.patience import PATIENCE


@dataclass
class GatedHasher:
    """Hashes of PINs that are made once the gate is open; counts those under way."""

    gate: threading.Event = field(default_factory=threading.Event)
    counting: threading.Lock = field(default_factory=threading.Lock)
    running: int = 0
    most: int = 0
    done: int = 0
    two_run: threading.Event = field(default_factory=threading.Event)

    def hash(self, pin: str) -> str:
        return HASHER.hash(pin)

    def verify(self, known: str, typed: str) -> bool:
        with self.counting:
            self.running += 1
            self.most = max(self.most, self.running)
            if self.running == AT_ONCE:
                self.two_run.set()
        self.gate.wait(PATIENCE)
        with self.counting:
            self.running -= 1
            self.done += 1
        return HASHER.verify(known, typed)


@contextmanager
def gated() -> Iterator[GatedHasher]:
    """Open at the end, whatever happens."""
    made = GatedHasher()
    try:
        yield made
    finally:
        made.gate.set()


@pytest.fixture
def hasher() -> Iterator[GatedHasher]:
    with gated() as made:
        yield made


def pins(hasher: GatedHasher) -> PinHash:
    return PinHash(cast("PasswordHasher", hasher))


async def both_run(hasher: GatedHasher) -> None:
    assert await asyncio.to_thread(hasher.two_run.wait, PATIENCE)


@pytest.mark.parametrize("many", [1, 2, 3, 24])
async def test_never_more_than_two_at_once(hasher: GatedHasher, many: int) -> None:
    made, known = pins(hasher), HASHER.hash(PIN)
    typed = [PIN if number % 2 else WRONG for number in range(many)]
    jobs = [asyncio.create_task(made.fits(known, one, seconds=PATIENCE)) for one in typed]
    if many >= AT_ONCE:
        await both_run(hasher)
    hasher.gate.set()
    assert await asyncio.gather(*jobs) == [one == PIN for one in typed]
    assert (hasher.most, hasher.done) == (min(many, AT_ONCE), many)


async def test_who_goes_away_frees_no_place_while_the_hash_is_made(hasher: GatedHasher) -> None:
    """Nor is one made that nobody waits for."""
    made, known = pins(hasher), HASHER.hash(PIN)
    first = [asyncio.create_task(made.fits(known, PIN, seconds=PATIENCE)) for _ in range(2)]
    await both_run(hasher)
    waiting = [asyncio.create_task(made.fits(known, PIN, seconds=PATIENCE)) for _ in range(2)]
    await asyncio.sleep(0)
    for job in (*first, waiting[0]):
        job.cancel()
    gone = await asyncio.gather(*first, waiting[0], return_exceptions=True)
    assert [type(one) for one in gone] == [asyncio.CancelledError] * 3
    hasher.gate.set()
    assert await waiting[1]
    await eventually(lambda: hasher.done == 3)
    assert hasher.most == AT_ONCE


async def test_who_waits_in_vain_hears_that_many_do(hasher: GatedHasher) -> None:
    made, known = pins(hasher), HASHER.hash(PIN)
    first = [asyncio.create_task(made.fits(known, PIN, seconds=0.0)) for _ in range(2)]
    await both_run(hasher)
    with pytest.raises(PinsBusy):
        await made.fits(known, PIN, seconds=0.01)
    hasher.gate.set()
    assert await asyncio.gather(*first) == [True, True], "what has begun is told, however late"


@pytest.mark.parametrize(
    ("known", "typed", "fits"),
    [(True, PIN, True), (True, "4821 0937", True), (True, WRONG, False), (False, PIN, False)],
)
async def test_an_unknown_number_is_looked_at_as_a_known_one(
    hasher: GatedHasher, known: bool, typed: str, fits: bool
) -> None:
    hasher.gate.set()
    found = await pins(hasher).fits(HASHER.hash(PIN) if known else None, typed)
    assert (found, hasher.done) == (fits, 1)


@pytest.mark.parametrize("reference", [THEIRS, UNKNOWN], ids=["known", "unknown"])
async def test_a_long_queue_is_no_silent_portal(
    core: Core, hasher: GatedHasher, reference: str
) -> None:
    """Nothing is known of the PIN: it does not count, and is asked for again."""
    await prepare(core)
    busy = pins(hasher)
    object.__setattr__(core.runtime.lookups.cases, "pins", busy)
    others = [asyncio.create_task(busy.fits(None, WRONG, seconds=PATIENCE)) for _ in range(3)]
    await both_run(hasher)
    assert (await ask(core, reference, PIN)) == {"type": "lookup_busy"}
    hasher.gate.set()
    await asyncio.gather(*others)
    core.settings.turn_timeout = 9.0
    expected = "case" if reference == THEIRS else "case_not_found"
    found: dict[str, Any] = await ask(core, reference, PIN)
    assert (found["type"], found.get("left", 4)) == (expected, 4)
