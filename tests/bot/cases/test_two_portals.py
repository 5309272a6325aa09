"""Two portals at once, each with a case "123": status, notices and ownership never mix.

Over the real tables, on both databases. Amy filed at the one, Bob at the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import erasure
from bot.cases import store as cases
from bot.models.cases import Case, Cursor, NoticeProof, PendingSubmission
from bot.models.conversations import Contact
from tests.kit.core.core import CIPHER, HASHER, Core, make_settings, receipt_said, texts
from tests.kit.core.core_portal import PortalInMemory

NUMBER = "123"
CITY, JONGNO = "native", "jongno"
PINS = {CITY: "48210937", JONGNO: "11223344"}
WRONG = "99887766"
FILED = {CITY: "amy", JONGNO: "bob"}
OTHER = {CITY: JONGNO, JONGNO: CITY}
BOTH_PORTALS = pytest.mark.parametrize("portal", [CITY, JONGNO])


@dataclass
class Town:
    """Both portals, and who owns what."""

    core: Core
    portals: dict[str, PortalInMemory]

    async def begin(self, who: str) -> str:
        """The conversation of this person."""
        await self.core.say("안녕하세요", contact=who)
        digest = CIPHER.digest("contact", "webchat", who)
        return str(self.core.rows(Contact, contact=digest)[0].conversation_id)

    def file(self, portal: str, conversation: str | None, number: str = NUMBER) -> None:
        self.portals[portal].add(number, title=f"{portal}의 민원")
        row = Case(
            portal=portal,
            reference=number,
            capability="petition",
            conversation_id=conversation,
            pin_hash=HASHER.hash(PINS[portal]),
            created_at=self.core.clock(),
        )
        self.core.database.now(lambda c: cases.add(c, row))

    async def result(self, who: str, effect: dict[str, Any], pin: str = "") -> Any:
        """What comes back to the journey of this person for an effect."""
        said = "⟦pin:1⟧" if pin else "어떻게 됐어요"
        proof = {"proof": "⟦pin:1⟧" if pin else None} if effect["type"] == "lookup" else {}
        self.core.dialogue.answers |= {
            "비밀번호": [{"say": "test.ask", "values": {"text": "PIN"}, "question": ASK_PIN}],
            said: [{"effect": {**effect, **proof}}],
        }
        if pin:
            await self.core.say("비밀번호", contact=who)
        await self.core.say(pin or said, contact=who)
        return self.core.dialogue.asked[-1]["metadata"]["result"]

    async def heard(self, who: str) -> list[str]:
        """The notices that came to this person since the last time, as portal and number."""
        before = len(self.core.dialogue.asked)
        await self.core.worker.read_feeds()
        await self.core.worker.take_due()
        told = [asked["metadata"].get("result") for asked in self.core.dialogue.asked[before:]]
        notices = [f"{one['case']['portal']}/{one['case']['reference']}" for one in told if one]
        said = texts(await self.core.say("?", contact=who))[:-1]
        assert said == ["case_changed"] * len(said)
        return notices[: len(said)] if len(said) == len(notices) else said


ASK_PIN = {"code": "pin", "type": "pin", "required": True}
LOOK_UP = {"type": "lookup", "reference": NUMBER}


@pytest.fixture
def town(url: str, tmp_path: Path) -> Iterator[Town]:
    plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
    portals = {name: PortalInMemory(name) for name in (CITY, JONGNO)}
    core = Core(
        make_settings(tmp_path / "both", plain, turn_timeout=9.0),
        portal=portals[CITY],
        beside=(portals[JONGNO],),
    )
    yield Town(core, portals)
    core.close()


@pytest.fixture
async def filed(town: Town) -> Town:
    for portal, who in FILED.items():
        town.file(portal, await town.begin(who))
    return town


async def test_whose_case_it_is(filed: Town) -> None:
    run = filed.core.database.now
    owners = {row.portal: row.conversation_id for row in filed.core.rows(Case)}
    assert len(set(owners.values())) == len(FILED)
    for portal, owner in owners.items():
        found = run(partial(cases.find, portal=portal, reference=NUMBER))
        assert found is not None
        assert found.conversation_id == owner
        heard = run(partial(cases.listeners, portal=portal, reference=NUMBER))
        assert [row.id for row in heard] == [owner]
    assert run(lambda c: cases.find(c, "elsewhere", NUMBER)) is None
    assert run(lambda c: cases.listeners(c, "elsewhere", NUMBER)) == []


@BOTH_PORTALS
async def test_status_of_ones_own(filed: Town, portal: str) -> None:
    """Neither the other's case nor a PIN for it, whatever the number."""
    filed.portals[portal].views[NUMBER] = replace(filed.portals[portal].views[NUMBER], state="done")
    for effect in (LOOK_UP, {**LOOK_UP, "portal": portal}, {"type": "lookup_all"}):
        result = await filed.result(FILED[portal], effect)
        found = [result["case"]] if result["type"] == "case" else result["cases"]
        assert [(one["portal"], one["title"], one["state"]) for one in found] == [
            (portal, f"{portal}의 민원", "done")
        ]


@BOTH_PORTALS
@pytest.mark.parametrize(
    ("pin_of", "named", "seen"),
    [
        pytest.param("own", False, True, id="its PIN"),
        pytest.param("own", True, True, id="its PIN, by the portal's name"),
        pytest.param("other", True, False, id="the PIN of the other portal's"),
        pytest.param("wrong", False, False, id="a PIN of neither"),
    ],
)
async def test_from_elsewhere_the_pin_says_which(
    filed: Town, portal: str, pin_of: str, named: bool, seen: bool
) -> None:
    pin = {"own": PINS[portal], "other": PINS[OTHER[portal]], "wrong": WRONG}[pin_of]
    effect = {**LOOK_UP, "portal": portal} if named else LOOK_UP
    result = await filed.result("carl", effect, pin)
    if seen:
        assert result["type"] == "case"
        assert (result["case"]["portal"], result["bound"]) == (portal, False)
    else:
        assert (result["type"], result["left"]) == ("case_not_found", 4)


@BOTH_PORTALS
async def test_a_stranger_hears_nothing(filed: Town, portal: str) -> None:
    filed.portals[portal].change(NUMBER, "answered", "decided")
    assert await filed.heard(FILED[portal]) == [f"{portal}/{NUMBER}"]
    assert await filed.heard(FILED[OTHER[portal]]) == []
    assert [(row.portal, row.reference) for row in filed.core.rows(NoticeProof)] == [
        (portal, NUMBER)
    ]


async def test_one_person_with_both_hears_of_both(town: Town) -> None:
    """Even when both portals did the same at the same moment."""
    amy = await town.begin("amy")
    for portal in FILED:
        town.file(portal, amy)
        town.portals[portal].change(NUMBER, "answered", "decided")
    assert sorted(await town.heard("amy")) == [f"{JONGNO}/{NUMBER}", f"{CITY}/{NUMBER}"]
    both = await town.result("amy", LOOK_UP)
    assert {one["portal"] for one in both["cases"]} == {CITY, JONGNO}
    one = await town.result("amy", {**LOOK_UP, "portal": JONGNO})
    assert one["case"]["portal"] == JONGNO
    known = town.core.dialogue.asked[-1]["metadata"]["cases"]
    assert sorted(one["portal"] for one in known) == [JONGNO, CITY]
    assert {one["reference"] for one in known} == {NUMBER}


@BOTH_PORTALS
async def test_a_feed_waits_for_no_other(filed: Town, portal: str) -> None:
    """Each has its own cursor and lease; one that is down stops nobody else's news."""
    filed.portals[OTHER[portal]].down = True
    filed.portals[portal].change(NUMBER, "taken", "working")
    assert await filed.heard(FILED[portal]) == [f"{portal}/{NUMBER}"]
    cursors: Sequence[Any] = filed.core.rows(Cursor)
    assert {row.name: row.value for row in cursors} == {portal: "1", OTHER[portal]: ""}


@BOTH_PORTALS
async def test_erasing_unbinds_ones_own(filed: Town, portal: str) -> None:
    owners = {row.portal: row.conversation_id for row in filed.core.rows(Case)}
    filed.core.database.now(lambda c: erasure.erase(c, owners[portal], "", filed.core.clock()))
    left = {row.portal: row.conversation_id for row in filed.core.rows(Case)}
    assert left == {portal: None, OTHER[portal]: owners[OTHER[portal]]}


@BOTH_PORTALS
async def test_a_one_time_number_opens_one_case(filed: Town, portal: str) -> None:
    """The contact on file is that of the portal's own case; asked for by the other it is gone."""
    owners = {row.portal: row for row in filed.core.rows(Case)}
    assert owners[portal].conversation_id != owners[OTHER[portal]].conversation_id
    effect = {"type": "answer_code", "portal": portal, "reference": NUMBER, "contact": "nobody's"}
    assert await filed.result("carl", effect) == {"type": "code_refused", "reason": "gone"}


async def test_each_is_filed_at_its_own_portal(town: Town) -> None:
    """Both give out the same number: two cases, two receipts, two owners."""
    for portal, who in FILED.items():
        effect = {
            "type": "submit",
            "capability": "petition",
            "portal": portal,
            "service": "street_light",
            "key": f"key-{portal}",
            "draft": {**DRAFT, "title": portal},
        }
        town.core.dialogue.answers |= {
            f"보내기 {who}": [{"effect": effect}, {"say": "test.yes"}],
            "receipt": receipt_said,
        }
        await town.core.say(f"보내기 {who}", contact=who)
    await town.core.worker.submit()
    filed = town.core.rows(Case)
    assert sorted((row.portal, row.reference) for row in filed) == [
        (JONGNO, "1AA-2611-0000001K"),
        (CITY, "1AA-2611-0000001K"),
    ]
    assert len({row.conversation_id for row in filed}) == len(FILED)
    for portal, client in town.portals.items():
        assert [(key, sent.title) for key, sent in client.submitted] == [(f"key-{portal}", portal)]
    sent = {row.key: (row.portal, row.state) for row in town.core.rows(PendingSubmission)}
    assert sent == {f"key-{portal}": (portal, "done") for portal in FILED}


async def test_a_portal_that_is_not_configured_waits(filed: Town) -> None:
    """Its cases are kept, and nobody else's portal is asked instead."""
    gone = "closed"
    filed.portals[gone] = PortalInMemory(gone)
    PINS[gone] = PINS[CITY]
    carl = await filed.begin("carl")
    filed.file(gone, carl)
    assert (await filed.result("carl", {**LOOK_UP, "portal": gone}))["type"] == "lookup_down"
    assert (await filed.result("carl", LOOK_UP))["type"] == "lookup_down"


DRAFT = {
    "title": "가로등",
    "body": "고장났어요",
    "attributes": {},
    "applicant": None,
    "consent": {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"},
}
