"""One person, several channels: code and number, receipt and PIN, links; what a guesser learns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.core.errors import LeaseLost
from bot.messages.inbox import Claim
from bot.models.cases import Case, PendingSubmission
from bot.models.conversations import Contact, Conversation, Erasure
from bot.models.handoffs import Handoff
from bot.models.linking import LinkToken, Verification
from bot.models.messages import Inbound, Outbound
from bot.turn import commit as turn_store
from tests.kit.core.core import ask, opened, system, texts
from tests.kit.core.core_people import PIN, People, label, one_code, one_number, sentence

REFERENCE, THEIRS = "1AA-2611-0000001K", "1AA-2611-0000002K"
PHONE = "+821012345678"
WRONG_CODE = sentence("link.wrong")


@pytest.fixture(autouse=True)
def petitions(people: People) -> None:
    """A petition asks for its title."""
    people.core.dialogue.answers = {"민원": [ask("제목")]}


async def coded(people: People, channel: str = "webchat") -> str:
    """The code that Amy gets where she was."""
    await people.write(channel, "amy", "민원")
    return one_code(await people.write(channel, "amy", "이어하기"))


async def named(people: People, typed: str, channel: str = "sms", who: str = PHONE) -> str:
    """The number that is sent to Amy's web chat once the code was typed elsewhere."""
    asked = sentence("link.prove", channel, where=label("link.channel.webchat"))
    assert await people.write(channel, who, typed) == [asked]
    (told,) = await people.fetched("amy")
    assert "본인이면" in told
    return one_number([told])


async def test_a_code_and_a_number_continue_the_same_question(people: People) -> None:
    first = await people.write("webchat", "amy", "민원")
    said = await people.write("webchat", "amy", "이어하기")
    assert said[1:] == first == ["제목?"], "what was asked last is asked again"
    number = await named(people, f"이어하기 {one_code(said)}")
    assert await people.write("sms", PHONE, number) == ["문자에서 이어서 도와드릴게요.", "제목?"]
    assert people.conversation("sms", PHONE) == people.conversation("webchat", "amy")
    await people.write("sms", PHONE, "가로등")
    asked = people.core.dialogue.asked[-1]
    assert (asked["text"], asked["conversation"]) == (
        "가로등",
        people.conversation("webchat", "amy"),
    )
    assert number not in repr(people.core.dialogue.asked)
    assert people.core.rows(Verification) == []


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("telegram", "다른 곳에서 이어하기"),
        ("telegram", "Continue elsewhere."),
        ("telegram", "/link"),
        ("sms", "다른 기기에서 이어하기"),
    ],
)
async def test_from_a_channel_that_is_sent_to(people: People, channel: str, words: str) -> None:
    """The number goes out at once, and who was joined is told."""
    who = PHONE if channel == "sms" else "amy"
    await people.write(channel, who, "민원")
    code = one_code(await people.write(channel, who, words))
    before = len(people.channel(channel).sent)
    await people.write("webchat", "bob", f"이어하기 {code}")
    number = one_number(people.sent(channel, before))
    # It is said in the one that goes on, by a turn that no worker has taken yet.
    assert await people.write("webchat", "bob", number) == [system("system.coming")]
    assert await people.fetched("bob") == ["웹 채팅에서 이어서 도와드릴게요.", "제목?"]
    assert people.sent(channel)[-1] == sentence(
        "link.joined", channel, where=label("link.where.webchat")
    )


async def test_a_client_that_asks_for_replies_gets_those_of_the_joined(people: People) -> None:
    """Such as the REST channel with the token: its turn ends in another conversation."""
    number = await named(people, f"이어하기 {await coded(people)}", "webchat", "bob")
    accepted = await people.core.accept(number, contact="bob")
    await people.core.settle()
    await people.core.worker.take_due()
    said = texts(await people.core.fetch(accepted))
    assert said == ["웹 채팅에서 이어서 도와드릴게요.", "제목?"]


@pytest.mark.parametrize(
    "how",
    [
        "이어하기 {}",
        "이어하기 {}.",
        "이어 하기 {}",
        "continue {}",
        "Continue: {}",
        "/link {}",
        "이어하기 {lower}",
        "이어하기 {bare}",
        "이어하기 {spaced}",
        "이어하기 {wide}",
        "이어하기 {apart}",
    ],
)
async def test_codes_as_people_type_them(people: People, how: str) -> None:
    code = await coded(people)
    bare = code.replace("-", "")
    forms = {
        "lower": code.lower(),
        "bare": bare,
        "spaced": code.replace("-", " "),
        "apart": " ".join(bare),
        "wide": "".join(chr(ord(c) + 0xFEE0) for c in bare),
    }
    await people.write("telegram", "bob", how.format(code, **forms))
    assert len(await people.fetched("amy")) == 1


async def test_who_is_new_is_asked_for_a_code_and_may_type_it_alone(people: People) -> None:
    code = await coded(people)
    assert await people.write("sms", PHONE, "이어하기") == [sentence("link.ask", "sms")]
    number = await named(people, code)
    await people.write("sms", PHONE, f"번호는 {number[:3]} {number[3:]}이에요")
    assert people.conversation("sms", PHONE) == people.conversation("webchat", "amy")


async def test_a_bare_code_that_nobody_asked_for_is_a_sentence(people: People) -> None:
    code = await coded(people)
    assert await people.write("sms", PHONE, code) == [code]
    assert await people.write("sms", PHONE, "continue please") == ["continue please"]


@pytest.mark.parametrize("case", ["wrong", "unknown", "used", "too late", "cut", "a link's"])
async def test_wrong_codes_get_one_answer(people: People, case: str) -> None:
    code = await coded(people)
    if case == "used":
        await people.write("telegram", "bob", f"이어하기 {code}")
    if case == "too late":
        people.core.clock.move(601)
    if case == "a link's":
        code = await people.core.gateway.handover("webchat", "amy") or ""
        code = "이어하기 ABC-234"
    typed = {"unknown": "ZZZ-222", "wrong": f"{code[:-1]}?", "cut": code[:5]}.get(case, code)
    if case == "wrong":
        typed = code[:-1] + ("2" if code[-1] != "2" else "3")
    said = await people.write("sms", PHONE, f"이어하기 {typed.removeprefix('이어하기 ')}")
    assert said == [WRONG_CODE]
    assert people.conversation("sms", PHONE) != people.conversation("webchat", "amy")


async def test_a_guesser_has_to_wait(people: People) -> None:
    code = await coded(people)
    for place in range(5):
        assert await people.write("sms", PHONE, f"이어하기 ZZZ-22{place + 2}") == [WRONG_CODE]
    said = await people.write("sms", PHONE, f"이어하기 {code}")
    assert said == [sentence("link.limited", minutes=15)], "the right one too"
    await named(people, f"이어하기 {code}", "telegram", "bob")


async def test_three_wrong_numbers_are_enough(people: People) -> None:
    number = await named(people, f"이어하기 {await coded(people)}")
    wrong = f"{(int(number) + 1) % 10**6:06d}"
    for left in (2, 1):
        said = await people.write("sms", PHONE, wrong)
        assert said == [sentence("link.number_wrong", left=left)]
    over = sentence("link.over")
    assert await people.write("sms", PHONE, wrong) == [over]
    assert await people.write("sms", PHONE, number) == [over], "and it stays hidden"
    assert people.conversation("sms", PHONE) != people.conversation("webchat", "amy")
    assert number not in repr(people.core.dialogue.asked)
    assert await people.write("sms", PHONE, wrong) == [wrong], "nothing is waited for any more"


async def test_a_number_that_comes_too_late_is_over_and_hidden(people: People) -> None:
    number = await named(people, f"이어하기 {await coded(people)}")
    people.core.clock.move(301)
    assert await people.write("sms", PHONE, f"제 번호는 {number}") == [sentence("link.over")]
    assert number not in repr(people.core.dialogue.asked)


async def test_other_things_may_be_said_while_a_number_is_waited_for(people: People) -> None:
    number = await named(people, f"이어하기 {await coded(people)}")
    long = "지난달에 관리비로 100000원을 냈는데 영수증을 받지 못했습니다"
    for text in ("안녕하세요", long, "1"):
        assert await people.write("sms", PHONE, text) == [text]
    await people.write("sms", PHONE, number)
    assert people.conversation("sms", PHONE) == people.conversation("webchat", "amy")


async def test_a_number_fits_nobody_else(people: People) -> None:
    number = await named(people, f"이어하기 {await coded(people)}")
    assert await people.write("telegram", "eve", number) == [number]
    assert people.conversation("telegram", "eve") != people.conversation("webchat", "amy")


@pytest.mark.parametrize(
    ("typed", "joined", "said"),
    [
        pytest.param(f"{REFERENCE} {PIN}", True, "link.done", id="number and PIN"),
        pytest.param(
            "접수번호 1aa 2611 0000001k 확인번호 4821-0937", True, "link.done", id="words"
        ),
        pytest.param(f"{REFERENCE} 11112222", False, "link.number_wrong", id="wrong PIN"),
        pytest.param(f"{THEIRS} {PIN}", False, "link.number_wrong", id="another's case"),
        pytest.param(f"1AA-2611-0000009K {PIN}", False, "link.number_wrong", id="no such case"),
        pytest.param(REFERENCE, False, "link.both", id="no PIN"),
        pytest.param(PIN, False, "link.both", id="no number"),
    ],
)
async def test_receipt_and_pin_in_place_of_the_number(
    people: People, typed: str, joined: bool, said: str
) -> None:
    code = await coded(people)
    people.file(REFERENCE, people.conversation("webchat", "amy"))
    await people.write("telegram", "eve", "hi")
    people.file(THEIRS, people.conversation("telegram", "eve"))
    await named(people, f"이어하기 {code}")
    values: dict[str, Any] = {"left": 2, "where": label("link.channel.sms")}
    assert (await people.write("sms", PHONE, typed))[0] == sentence(said, "sms", **values)
    same = people.conversation("sms", PHONE) == people.conversation("webchat", "amy")
    assert same is joined
    assert PIN not in repr(people.core.dialogue.asked)


async def test_who_is_not_proven_neither_gives_nor_takes(people: People) -> None:
    """A REST client without the token may call itself what it likes."""
    unproven = sentence("link.unproven")
    await people.write("webchat", "mallory", "민원", trusted=False)
    said = await people.write("webchat", "mallory", "이어하기", trusted=False)
    assert said == [unproven, "제목?"]
    code = await coded(people)
    said = await people.write("webchat", "mallory", f"이어하기 {code}", trusted=False)
    assert said[0] == unproven
    assert await people.core.gateway.handover("webchat", "mallory") is None
    await named(people, f"이어하기 {code}")


async def test_five_codes_an_hour(people: People) -> None:
    await people.write("webchat", "amy", "민원")
    codes = {one_code(await people.write("webchat", "amy", "이어하기")) for _ in range(5)}
    assert len(codes) == 5
    people.core.clock.move(600)
    said = await people.write("webchat", "amy", "이어하기")
    assert said == [sentence("link.code_limited", minutes=50), "제목?"]
    people.core.clock.move(3001)
    one_code(await people.write("webchat", "amy", "이어하기"))


async def test_here_already(people: People) -> None:
    code = await coded(people)
    said = await people.write("webchat", "amy", f"이어하기 {code}")
    assert said == [sentence("link.already"), "제목?"]
    await named(people, f"이어하기 {code}")


async def test_nothing_is_kept_in_clear(people: People) -> None:
    code = await coded(people)
    number = await named(people, f"이어하기 {code}")
    await people.settle()
    for model in (LinkToken, Verification, Inbound, Contact, Conversation):
        stored = repr(people.core.rows(model))
        assert not [secret for secret in (number, code.replace("-", "")) if secret in stored]
    told = repr([opened(Outbound, row) for row in people.core.rows(Outbound)])
    assert [secret for secret in (number, code) if secret in told] == [], "shown once, then hidden"


Again = Callable[[str, str, str], Awaitable[list[str]]]


@pytest.fixture
def again(people: People, monkeypatch: pytest.MonkeyPatch) -> Again:
    """Writes a message whose turn runs to just before its commit; its process dies, another takes
    it. Gives what was told in the end."""
    real = turn_store.commit

    async def write(channel: str, who: str, text: str) -> list[str]:
        cut: list[str] = []

        def commit(connection: Any, cipher: Any, claim: Claim, outcome: Any, now: float) -> Any:
            if cut:
                return real(connection, cipher, claim, outcome, now)
            cut.append(claim.inbound.turn)
            raise LeaseLost("killed")

        monkeypatch.setattr(turn_store, "commit", commit)
        before = 0 if channel == "webchat" else len(people.channel(channel).sent)
        if channel == "webchat":
            await people.core.accept(text, contact=who)
            await people.settle()
        else:
            await people.write(channel, who, text)
        assert len(cut) == 1
        people.core.clock.move(60)
        await people.settle()
        if channel == "webchat":
            return await people.fetched(who)
        return people.sent(channel, before)

    return write


async def test_killed_in_the_middle_it_is_the_same_again(people: People, again: Again) -> None:
    """Each turn loses its commit once; codes, numbers and tries stay what they were."""
    await people.write("webchat", "amy", "민원")
    code = one_code(await again("webchat", "amy", "이어하기"))
    assert len(people.core.rows(LinkToken)) == 1
    await again("sms", PHONE, f"이어하기 {code}")
    number = one_number(await people.fetched("amy"))
    await again("sms", PHONE, "000000" if number != "000000" else "111111")
    assert people.core.rows(Verification)[0].tries == 1
    await again("sms", PHONE, number)
    assert people.conversation("sms", PHONE) == people.conversation("webchat", "amy")
    assert people.sent("sms").count("제목?") == 1
    assert number not in repr(people.core.dialogue.asked)


async def test_what_the_left_conversation_had_comes_along(people: People) -> None:
    """Cases, a receipt on its way, a request for a person; the rest of it is erased."""
    core = people.core
    core.dialogue.answers |= {
        "상담원": [{"effect": {"type": "handoff", "reason": "asked"}}, {"say": "test.yes"}],
        "보내기": [submit(), {"say": "test.yes"}],
        "receipt": [{"say": "test.yes"}],
    }
    code = await coded(people)
    await people.write("telegram", "bob", "상담원")
    people.file(THEIRS, people.conversation("telegram", "bob"))
    await people.write("telegram", "bob", "보내기")
    left, here = people.conversation("telegram", "bob"), people.conversation("webchat", "amy")
    await people.write("telegram", "bob", f"이어하기 {code}")
    await people.write("telegram", "bob", one_number(await people.fetched("amy")))
    assert {row.conversation_id for row in core.rows(Case)} == {here}
    assert [row.conversation_id for row in core.rows(Handoff)] == [here]
    assert [row.conversation_id for row in core.rows(Erasure)] == [left]
    assert core.rows(Conversation, id=left)[0].moved_to == here
    assert core.rows(PendingSubmission)[0].conversation_id == left
    await core.worker.submit()
    await people.settle()
    assert people.sent("telegram")[-1] == "좋아요", "the receipt is told where its person is now"
    assert {row.conversation_id for row in core.rows(Case)} == {here}, "and the case is theirs"


def submit() -> dict[str, Any]:
    draft = {
        "title": "가로등",
        "body": "꺼졌어요",
        "attributes": {},
        "consent": {"version": "1", "at": "2026-11-24T10:00:00+09:00"},
        "applicant": None,
    }
    key = "6f1c8f0e-5b0e-4c39-9a56-0d7c7f3f4a11"
    fields = {"capability": "petition", "service": "street_light", "key": key, "draft": draft}
    return {"effect": {"type": "submit", **fields}}
