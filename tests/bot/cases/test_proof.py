"""How often somebody may be wrong: by the states of an asker, a receipt and a network; the number
of tries and of minutes that are told are true; whoever filed the case is outside of it all."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from bot.cases import store as cases
from bot.cases.proof import minutes
from bot.cases.store import Asking
from bot.core.sql import table
from bot.models.cases import ProofAttempt
from tests.bot.turn.test_effects import OURS, THEIRS, UNKNOWN, WRONG, ask, lookup, prepare
from tests.kit.core.core import CIPHER, Core, GatedDatabase
from tests.kit.core.core_people import PIN
from tests.kit.sets import rows

ADDRESS, NETWORK = "203.0.113.7", CIPHER.digest("network", "203.0.113.0/24")
RECEIPTS = {
    reference: CIPHER.digest("receipt", reference.replace("-", ""))
    for reference in (OURS, THEIRS, UNKNOWN)
}
ASKERS = {who: CIPHER.digest("contact", "webchat", who) for who in ("amy", "bob")}
EVENTS = "security_events_total"


def wrong(core: Core, many: int, **values: Any) -> None:
    """So many wrong proofs, just now, by others unless `values` say so."""
    rows = [
        {"turn": uuid.uuid4().hex, "asker": uuid.uuid4().hex, "at": core.clock(), **values}
        for _ in range(many)
    ]
    if rows:
        core.database.now(lambda c: c.execute(table(ProofAttempt).insert(), rows))


def bring_about(core: Core, row: dict[str, Any], who: str, reference: str) -> None:
    """The asker's own ones are among those of the receipt and of the network."""
    mine, on_receipt, there = row["asker_wrong"], row["receipt_wrong"], row["network_wrong"] or 0
    for number in range(mine):
        receipt = RECEIPTS[reference] if number < on_receipt else CIPHER.digest("receipt", "x")
        network = NETWORK if number < there else None
        wrong(core, 1, asker=ASKERS[who], receipt=receipt, network=network)
    wrong(core, max(0, on_receipt - mine), receipt=RECEIPTS[reference])
    wrong(core, max(0, there - mine), network=NETWORK, receipt=CIPHER.digest("receipt", "y"))


@pytest.fixture
def core(any_core: Core) -> Core:
    any_core.settings.turn_timeout = 9.0
    return any_core


def events(core: Core, event: str) -> float:
    return core.metrics.registry.get_sample_value(EVENTS, {"event": event}) or 0.0


KNOWN = [(row, "known") for row in rows("limits", "proofs")]
"""Nobody learns whether a number exists: a wrong PIN for one that does not is answered alike."""
ALIKE = [
    (row, "unknown") for row, _ in KNOWN if row["asker"] == "unknown" and row["pin"] == "wrong"
]


@pytest.mark.parametrize(
    ("row", "number"), KNOWN + ALIKE, ids=lambda one: one["id"] if isinstance(one, dict) else one
)
async def test_every_row_of_the_set(core: Core, row: dict[str, Any], number: str) -> None:
    who = "amy" if row["asker"] == "owner" else "bob"
    reference = OURS if who == "amy" else THEIRS if number == "known" else UNKNOWN
    await prepare(core)
    bring_about(core, row, who, reference)
    before = len(core.rows(ProofAttempt))
    client = None if row["network_wrong"] is None else ADDRESS
    if row["pin"] == "none":
        core.dialogue.answers["내 것"] = [
            {"effect": {"type": "lookup", "reference": reference, "proof": None}}
        ]
        await core.say("내 것", contact=who, client=client)
        result = core.dialogue.asked[-1]["metadata"]["result"]
    else:
        pin = PIN if row["pin"] == "right" else WRONG
        result = await ask(core, reference, pin, contact=who, client=client)
    kind = {"shown": "case", "not_found": "case_not_found", "limited": "lookup_limited"}
    assert (result["type"], result.get("left")) == (kind[row["outcome"]], row["left"])
    assert ("minutes" in result) == (row["outcome"] == "limited" or row["left"] == 0)
    assert result.get("minutes", 15) == 15, "all of them were just now"
    failed, limited = row["outcome"] == "not_found", row["outcome"] == "limited"
    assert len(core.rows(ProofAttempt)) - before == failed
    assert (events(core, "proof_failed"), events(core, "proof_limited")) == (failed, limited)


@dataclass(frozen=True)
class Wrong:
    asker: str
    receipt: str | None
    network: str | None
    at: float


MOST_THERE = 6
NOW = 1_000_000.0
ASKING = Asking(turn="now", asker="me", receipt="r", network="n")


def left(known: list[Wrong], now: float) -> int:
    """As the decision says it."""
    mine = sum(one.asker == "me" and one.at > now - 900 for one in known)
    receipt = sum(one.receipt == "r" and one.at > now - 86400 for one in known)
    there = sum(one.network == "n" and one.at > now - 3600 for one in known)
    most = 1 if receipt >= 20 or there >= MOST_THERE else 5
    return max(0, most - mine)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_is_true_in_every_state(database: GatedDatabase, seed: int) -> None:
    """Also of rows of before, which know no receipt and no network."""
    dice = random.Random(seed)
    ages = (1, 60, 899, 900, 901, 1800, 3599, 3600, 3601, 40_000, 86_399, 86_400, 90_000)
    known = [
        Wrong(
            asker=dice.choice(("me", "you", "he")),
            receipt=dice.choice(("r", "r", "other", None)),
            network=dice.choice(("n", "m", None)),
            at=NOW - dice.choice(ages) - dice.choice((0, 0.5)),
        )
        for _ in range(dice.choice((3, 12, 40)))
    ]
    values = [{"turn": str(number), **vars(one)} for number, one in enumerate(known)]
    database.now(lambda c: c.execute(table(ProofAttempt).insert(), values))
    found = database.now(lambda c: cases.standing(c, ASKING, MOST_THERE, NOW, before=True))
    assert found.left == left(known, NOW)
    if found.left == 0:
        assert left(known, found.free_at) >= 1
        passed = (one.at + age for one in known for age in (900, 3600, 86400))
        earlier = [moment for moment in passed if NOW < moment < found.free_at]
        assert [left(known, moment) for moment in earlier] == [0] * len(earlier)
        told = minutes(found.free_at, NOW)
        assert 0 <= told * 60 - (found.free_at - NOW) < 60


async def test_each_of_the_tries_that_are_left_is_looked_at(core: Core) -> None:
    """Under attack and not; then the minutes that were told, not one less."""
    await prepare(core)
    for who, expected in (("bob", [4, 3, 2, 1, 0]), ("eve", [0])):
        found = [(await ask(core, THEIRS, WRONG, contact=who))["left"] for _ in expected]
        assert found == expected
        told = (await ask(core, THEIRS, PIN, contact=who))["minutes"]
        core.clock.move(told * 60 - 1)
        assert (await ask(core, THEIRS, PIN, contact=who))["type"] == "lookup_limited"
        core.clock.move(1)
        assert (await ask(core, THEIRS, PIN, contact=who))["type"] == "case"
        wrong(core, 20, receipt=RECEIPTS[THEIRS])


async def test_whoever_filed_it_is_never_limited_while_it_is_attacked(core: Core) -> None:
    await prepare(core)
    for number in range(30):
        await ask(core, OURS, WRONG, contact=f"eve{number}", client=ADDRESS)
    counted = len(core.rows(ProofAttempt))
    assert counted == 30
    for pin in (WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, PIN):
        assert (await ask(core, OURS, pin, client=ADDRESS))["type"] == "case"
    assert len(core.rows(ProofAttempt)) == counted, "nor counted"
    elsewhere = await ask(core, OURS, PIN, contact="amy at home", client=ADDRESS)
    assert elsewhere["type"] == "case", "and on a new device the first is looked at"


async def test_one_receipt_in_any_spelling(core: Core) -> None:
    await prepare(core)
    for number, spelling in enumerate((THEIRS, THEIRS.lower(), THEIRS.replace("-", " "))):
        await ask(core, spelling, WRONG, contact=f"eve{number}")
    assert {row.receipt for row in core.rows(ProofAttempt)} == {RECEIPTS[THEIRS]}


async def test_a_turn_that_is_taken_twice_counts_once_and_says_the_same(core: Core) -> None:
    """The only wrong one that an asker has while there are many."""
    await prepare(core)
    wrong(core, 20, receipt=RECEIPTS[THEIRS])
    core.dialogue.answers["⟦pin:1⟧"] = lookup(THEIRS)
    await core.say("hi", contact="bob", client=ADDRESS)
    core.settings.turn_timeout = 1.0

    async def go_down() -> None:
        core.dialogue.down = "503"

    core.dialogue.after = go_down
    await core.say(WRONG, contact="bob", client=ADDRESS)
    first = core.dialogue.asked[-1]["metadata"]["result"]
    core.dialogue.down, core.dialogue.after = "", None
    core.clock.move(60)
    await core.worker.take_due()
    again = core.dialogue.asked[-1]["metadata"]["result"]
    assert (first["minutes"], again["minutes"]) == (15, 14)
    assert {**first, "minutes": 0} == {**again, "minutes": 0}
    (row,) = core.rows(ProofAttempt, asker=ASKERS["bob"])
    assert (row.receipt, row.network) == (RECEIPTS[THEIRS], NETWORK)
    assert (events(core, "proof_failed"), events(core, "proof_limited")) == (1, 0)
