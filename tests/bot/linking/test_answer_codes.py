"""The answer reached from elsewhere, through the whole of the gateway: who has only the PIN, who
gets the one-time number, and whose answer the PIN opens. Both languages, all channels."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.conversations import contacts
from bot.linking import code_limit
from bot.models.conversations import Contact
from bot.models.linking import Verification
from bot.models.messages import Outbound
from tests.kit.core.core import opened
from tests.kit.core.core_people import PIN, People, one_number, sentence
from tests.kit.sets import rows

CASE = "1AA-2611-0000001K"
PHONE, MAIL = "+821012345678", "kim@example.kr"
ANSWER = "오늘 고쳤습니다."
WRONG_PIN = "11112222"
FILED: dict[str, tuple[tuple[str, str], ...]] = {
    "web": (("webchat", "amy"),),
    "telegram": (("telegram", "amy"),),
    "sms": (("sms", PHONE),),
    "email": (("webchat", "amy"), ("email", MAIL)),
    "linked": (("webchat", "amy"), ("sms", PHONE)),
}
"""Filed on → whose conversation it is."""
ROWS = rows("promises", "answer_access")


@dataclass
class Office:
    """Amy's case, answered; Bob asks from elsewhere, unless Amy does."""

    people: People

    async def file(self, filed_on: str, *, sensitive: bool = False) -> None:
        core, known = self.people.core, FILED[filed_on]
        conversation = await self.people.one_person(*known)
        self.people.file(CASE, conversation)
        view = core.portal.views[CASE]
        core.portal.views[CASE] = replace(view, state="decided", answer=ANSWER, sensitive=sensitive)
        core.dialogue.answers |= {
            "비밀번호가 있어요": [
                {"say": "test.ask", "values": {"text": "PIN"}, "question": QUESTION}
            ],
            "⟦pin:1⟧": [look_up("⟦pin:1⟧")],
            "내 민원": [look_up(None)],
            "번호를 보내 주세요": self._code,
        }

    def _code(self, _asked: Any) -> list[dict[str, Any]]:
        """The journey presses the first of the contacts that it was offered."""
        return [{"effect": {"type": "answer_code", "reference": CASE, "contact": self.first}}]

    @property
    def first(self) -> str:
        offered = [r for r in self.results() if r.get("contacts")]
        return str(offered[-1]["contacts"][0]["id"]) if offered else self.gone

    gone: str = ""

    def results(self) -> list[dict[str, Any]]:
        told = [asked["metadata"].get("result") for asked in self.people.core.dialogue.asked]
        return [one for one in told if one]

    async def prove(self, pin: str = PIN, channel: str = "webchat", who: str = "bob") -> Any:
        """The result that comes to the journey of whoever asks with a PIN."""
        await self.people.write(channel, who, "비밀번호가 있어요")
        await self.people.write(channel, who, pin)
        return self.results()[-1]

    async def code(self, channel: str = "webchat", who: str = "bob") -> Any:
        self.people.mark()
        await self.people.write(channel, who, "번호를 보내 주세요")
        return self.results()[-1]

    def number(self) -> str:
        return one_number(
            [text for name in ("telegram", "sms", "email") for text in self.people.sent(name)]
        )


QUESTION = {"code": "pin", "type": "pin", "required": True}


def look_up(proof: str | None) -> dict[str, Any]:
    return {"effect": {"type": "lookup", "reference": CASE, "proof": proof}}


@pytest.fixture
def office(people: People) -> Office:
    people.core.settings.turn_timeout = 9.0  # a PIN is hashed in most of these
    return Office(people)


def parts(result: dict[str, Any], said: list[str]) -> set[str]:
    """What of the case somebody got to see."""
    shown = set()
    if result["type"] == "case":
        shown = {"state", "dates"}
        assert result["case"]["changed_at"]
    answered = any(ANSWER in text for text in said)
    if answered or (result["type"] == "case" and result["case"]["answer"] == ANSWER):
        shown |= {"state", "dates", "answer"}
    return shown


@pytest.mark.parametrize(
    "row",
    ROWS,
    ids=lambda r: " ".join(str(r[n]) for n in ("filed_on", "asked_from", "proof", "sensitive")),
)
async def test_every_row_of_the_set(office: Office, row: dict[str, Any]) -> None:
    people = office.people
    await office.file(row["filed_on"], sensitive=row["sensitive"])
    where = FILED[row["filed_on"]][0] if row["asked_from"] == "same" else ("webchat", "bob")
    proof, said = row["proof"], []
    if proof == "none":
        await people.write(*where, "내 민원")
        result = office.results()[-1]
    else:
        result = await office.prove(WRONG_PIN if proof == "wrong_pin" else PIN, *where)
    if proof == "pin_and_code" and row["asked_from"] == "elsewhere":
        assert result["case"]["answer"] is None
        sent = await office.code(*where)
        assert sent["type"] == "code_sent"
        said = await people.write(*where, office.number())
    assert parts(result, said) == set(row["shown"])
    if row["asked_from"] == "elsewhere":
        assert ANSWER not in repr(people.core.dialogue.asked) or "answer" in row["shown"]
        assert result["type"] != "case" or result["case"]["title"] is None


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("filed_on", ["telegram", "sms", "email", "linked"])
async def test_the_number_as_it_is_sent_and_the_answer_once(
    office: Office, filed_on: str, locale: str
) -> None:
    people = office.people
    await office.file(filed_on)
    channel = FILED[filed_on][-1][0]
    owner = people.conversation(*FILED[filed_on][-1])
    switch = {"ko": "한국어로", "en": "in English"}[locale]
    await people.write(*FILED[filed_on][0], switch)
    await people.write("webchat", "bob", switch)
    result = await office.prove()
    assert [one["channel"] for one in result["contacts"]] == [channel]
    hints = {"telegram": "", "sms": "…5678", "email": "ki…@example.kr"}
    assert result["contacts"][0]["hint"] == hints[channel], "the hint, never the address"
    assert PHONE not in repr(result)
    sent = await office.code()
    assert (sent["type"], sent["minutes"]) == ("code_sent", 10)
    (told,) = people.sent(channel)
    number = office.number()
    assert told == sentence("reach.code", channel, locale, number=number, minutes=10)
    assert told.endswith(
        {"ko": "아무에게도 알려 주지 마세요.", "en": "Do not tell it to anyone."}[locale]
    )
    assert number not in repr(people.core.dialogue.asked)
    wrong = f"{(int(number) + 1) % 10**6:06d}"
    assert await people.write("webchat", "bob", wrong) == [
        sentence("link.number_wrong", locale=locale, left=2)
    ]
    (shown,) = await people.write("webchat", "bob", number)
    assert ANSWER in shown
    assert people.core.rows(Verification) == []
    again = await people.write("webchat", "bob", number)
    assert ANSWER not in repr(again), "in that turn only"
    assert people.conversation("webchat", "bob") != owner, "nothing is joined"


async def test_where_the_number_does_not_count(office: Office) -> None:
    """Typed by another person, too late, or after three wrong ones."""
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    number = office.number()
    assert ANSWER not in repr(await people.write("telegram", "eve", number))
    people.core.clock.move(601)
    assert await people.write("webchat", "bob", number) == [sentence("reach.over")]
    await office.code()
    number = office.number()
    for typed in range(3):
        wrong = f"{(int(number) + 1 + typed) % 10**6:06d}"
        said = await people.write("webchat", "bob", wrong)
        assert ANSWER not in repr(said)
    assert said == [sentence("reach.over")]
    assert await people.write("webchat", "bob", number) == [sentence("reach.over")]


async def test_nine_minutes_are_in_time(office: Office) -> None:
    await office.file("sms")
    await office.prove()
    await office.code()
    office.people.core.clock.move(9 * 60)
    assert ANSWER in repr(await office.people.write("webchat", "bob", office.number()))


async def test_five_an_hour_whoever_asks(office: Office) -> None:
    await office.file("sms")
    for turn in range(code_limit.FOR_A_CONTACT):
        who = f"bob{turn}"
        await office.prove(who=who)
        assert (await office.code(who=who))["type"] == "code_sent"
    refused = await office.code(who="bob0")
    assert (refused["type"], refused["reason"]) == ("code_refused", "limited")
    assert office.people.sent("sms") == []
    office.people.core.clock.move(3601)
    assert (await office.code(who="bob0"))["type"] == "code_sent"


@pytest.mark.parametrize("how", ["opted out", "blocked"])
@pytest.mark.parametrize("sensitive", [True, False])
async def test_who_takes_no_messages_is_still_on_file(
    office: Office, how: str, sensitive: bool
) -> None:
    people = office.people
    await office.file("sms", sensitive=sensitive)
    first = await office.prove()
    contact, now = people.contact("sms", PHONE), people.core.clock()
    digest = str(people.core.rows(Contact, id=contact)[0].address_digest)
    if how == "opted out":
        people.core.database.now(lambda c: contacts.suppress(c, digest, now))
    else:
        people.core.database.now(lambda c: contacts.set_reachable(c, contact, False))
    office.gone = first["contacts"][0]["id"]
    result = await office.prove()
    assert (result["way"], result["contacts"], result["case"]["answer"]) == ("stopped", [], None)
    refused = await office.code()
    assert (refused["type"], refused["reason"]) == ("code_refused", "gone")
    assert people.sent("sms") == []


async def test_an_address_that_is_not_proven_does_not_count(office: Office) -> None:
    people = office.people
    await office.file("web")
    conversation = people.conversation("webchat", "amy")
    cipher = people.core.runtime.cipher
    contact_id = "6f1c8f0e-5b0e-4c39-9a56-0d7c7f3f4a11"
    row = Contact(
        id=contact_id,
        account="email:1",
        contact="named:1",
        conversation_id=conversation,
        channel="email",
        address_sealed=contacts.sealed_address(cipher, contact_id, MAIL),
        address_digest=cipher.digest("address", "email", MAIL),
        hint="ki…@example.kr",
        proven=False,
        created_at=people.core.clock(),
    )
    people.core.database.now(lambda c: contacts.add_named(c, row))
    result = await office.prove()
    assert (result["case"]["answer"], "way" in result) == (ANSWER, False)


async def test_a_sensitive_answer_of_a_web_page_says_how(office: Office) -> None:
    await office.file("web", sensitive=True)
    result = await office.prove()
    assert (result["way"], result["case"]["answer"]) == ("filed", None)


async def test_no_answer_yet_offers_nothing(office: Office) -> None:
    await office.file("sms")
    portal = office.people.core.portal
    portal.views[CASE] = replace(portal.views[CASE], answer=None)
    result = await office.prove()
    assert "way" not in result


async def test_the_portal_is_away_when_the_number_is_right(office: Office) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    number = office.number()
    people.core.portal.down = True
    assert await people.write("webchat", "bob", number) == [sentence("reach.down")]
    people.core.portal.down = False
    assert ANSWER in repr(await people.write("webchat", "bob", number)), "it goes on to count"


async def test_a_pin_typed_meanwhile_is_a_pin(office: Office) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    assert (await office.prove())["type"] == "case"
    assert ANSWER in repr(await people.write("webchat", "bob", office.number()))


async def test_what_is_kept_hides_the_number(office: Office) -> None:
    people = office.people
    await office.file("sms")
    await office.prove()
    await office.code()
    number = office.number()
    kept = [opened(Outbound, r) for r in people.core.rows(Outbound)]
    (told,) = [one for one in kept if re.search(r"확인 번호예요", one["text"])]
    assert number not in told["text"]
