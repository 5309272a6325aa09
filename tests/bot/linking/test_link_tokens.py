"""TG-20: a link from the web chat goes on in Telegram, once; what is no valid link is explained."""

from __future__ import annotations

import re

import pytest

from connectors.contract import Resume
from tests.kit.core.core import Core, ask
from tests.kit.core.core_people import People, one_code, sentence


@pytest.fixture(autouse=True)
def petitions(people: People) -> None:
    """A petition asks for its title."""
    people.core.dialogue.answers = {"민원": [ask("제목")]}


async def link(people: People, token: str, who: str = "amy", id_: str = "start") -> list[str]:
    there = people.channel("telegram")
    before = len(there.sent)
    message = there.message(who, id_, text=f"/start {token}")
    await people.core.gateway.take(there, Resume(message, token))
    await people.settle()
    return people.sent("telegram", before)


async def test_tg_20_a_link_resumes_once(people: People) -> None:
    await people.write("webchat", "amy", "민원")
    token = await people.core.gateway.handover("webchat", "amy") or ""
    assert re.fullmatch(r"[\w-]{22}", token)
    resumed = ["텔레그램에서 이어서 도와드릴게요.", "제목?"]
    assert await link(people, token) == resumed
    assert people.conversation("telegram", "amy") == people.conversation("webchat", "amy")
    assert await link(people, token) == [], "the same message, delivered again, is no reuse"
    assert await link(people, token, id_="second") == [sentence("link.expired")]
    assert await link(people, token, "eve") == [sentence("link.expired")]
    assert people.conversation("telegram", "eve") != people.conversation("webchat", "amy")


@pytest.mark.parametrize("case", ["too late", "unknown", "a code", "erased"])
async def test_tg_20_what_is_no_valid_link_is_explained(people: People, case: str) -> None:
    await people.write("webchat", "amy", "민원")
    code = one_code(await people.write("webchat", "amy", "이어하기"))
    token = await people.core.gateway.handover("webchat", "amy") or ""
    if case == "too late":
        people.core.clock.move(15 * 60 + 1)
    if case == "erased":
        await people.core.gateway.forget("webchat", "amy")
    typed = {"unknown": "A" * 22, "a code": code.replace("-", "")}.get(case, token)
    assert await link(people, typed) == [sentence("link.expired")]
    assert people.conversation("telegram", "amy") != people.conversation("webchat", "amy")


async def test_no_link_without_a_conversation(people: People) -> None:
    assert await people.core.gateway.handover("webchat", "nobody") is None


async def test_links_are_limited(people: People) -> None:
    await people.write("webchat", "amy", "민원")
    links = [await people.core.gateway.handover("webchat", "amy") for _ in range(21)]
    assert [token is None for token in links] == [False] * 20 + [True]


async def test_a_message_under_way_when_the_link_is_opened_is_answered_there(
    people: People,
) -> None:
    """Its process finds that the conversation has moved on; the text is not lost."""
    core: Core = people.core
    await people.write("webchat", "amy", "민원")
    token = await core.gateway.handover("webchat", "amy") or ""
    there = people.channel("telegram")
    core.dialogue.down = "503"
    await core.gateway.take(there, there.message("amy", "early", text="가로등"))
    await core.settle()
    await link(people, token)
    core.dialogue.down = ""
    core.clock.move(60)
    await people.settle()
    assert people.sent("telegram").count("가로등") == 1
    assert core.dialogue.asked[-1]["conversation"] == people.conversation("webchat", "amy")
