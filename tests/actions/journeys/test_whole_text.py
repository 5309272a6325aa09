"""What somebody types as the first message arrives at the portal to the character: from what the
channel hands over, past the masks, by one press that agrees and sends, to the body of the case."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import Any

import pytest

from actions.effects import wire
from actions.portal.core.schemas import LONGEST_BODY, CaseIn, ConsentIn
from bot.conversations.prompt import LIMIT, Prompt
from bot.messages import intake
from bot.privacy.clean import clean
from bot.texts.catalogue import Catalogue
from bot.turn import near
from bot.turn.prepared import Preparation
from connectors.contract import InboundMessage, Refused
from tests.actions.conversation import Conversation
from tests.actions.filing import PLACE, step
from tests.kit.load.size import sized
from tests.kit.people.filing import OPENING
from tests.kit.people.real_texts import MISSING, RealText, long_ones, petitions

FITTING = {"place": PLACE, "date": "어제", "number": "3", "text": "모두"}
STREET = "서울 중구 세종대로 110 앞 가로등이 고장났어요."


def handed_over(text: str) -> str:
    """What is kept of a first message. Raises Refused."""
    message = InboundMessage("webchat", "somebody", "first", text=text)
    refused = intake.too_long(message.text, Prompt())
    if refused is not None:
        raise refused
    _, kept = intake.payload(message)
    return str(kept["text"])


async def filed(text: str, locale: str = "ko") -> CaseIn:
    """The case that the portal is given. Raises Refused, and ValidationError where it would
    refuse it."""
    masked = near.mask_after(handed_over(text), Prompt(), {})
    talk = Conversation(locale=locale)
    told = await talk.say(masked.text, "file_petition")
    effect = await sent(talk, await past_danger(talk, told))
    hide = partial(Catalogue.load().hide, locale=locale)
    prepared = Preparation(masked.found, hide, locale, talk.channel)
    submission = prepared.ready(wire.read_effect(effect)).submission
    return CaseIn(
        service=submission.service,
        title=submission.title,
        body=submission.body,
        attributes=submission.attributes,
        consent=ConsentIn(version=submission.consent.version, at=submission.consent.at),
        locale=locale,
    )


async def past_danger(talk: Conversation, heard: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whoever may be in danger has heard numbers; a petition is begun after that by a word."""
    if heard[-1]["question"]["code"] != "contact":
        return heard
    await talk.choose("skip")
    return await talk.say(OPENING["ko"], "file_petition")


async def sent(talk: Conversation, heard: list[dict[str, Any]]) -> dict[str, Any]:
    """Gaps are filled by something that fits, until the card; there one press is enough."""
    for _ in range(5):
        if step(talk) == "confirm":
            [effect] = [m["effect"] for m in await talk.choose("send") if "effect" in m][-1:]
            assert effect["type"] == "submit"
            return dict(effect)
        question, choices = heard[-1]["question"], heard[-1].get("choices", ())
        if question["type"] == "choice":
            heard = await talk.choose(choices[0]["value"])
        else:
            heard = await talk.say(FITTING[question["type"]])
    raise AssertionError(f"still asked: {heard[-1]['question']}")


def sample() -> list[RealText]:
    return [*petitions(), *long_ones(sized(16, 200))]


@pytest.mark.many
@pytest.mark.skipif(MISSING, reason="needs the real petitions")
async def test_real_texts_arrive_to_the_character() -> None:
    texts = sample()
    assert len(texts) >= 59 + 16
    changed = []
    for one in texts:
        body = (await filed(one.text, one.language)).body
        if body != clean(one.text).text:
            changed.append((one.id, one.text, body))
    assert changed == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{STREET}\n\n\n밤마다 무서워요.\n- 첫째\n- 둘째", id="line breaks"),
        pytest.param(f"  \n{STREET}  \n\n", id="blanks and breaks at both ends"),
        pytest.param(f"{STREET}\t밤마다\t무서워요.", id="tabs"),
        pytest.param(f"{STREET}   밤마다    무서워요 .", id="blanks in a row"),
        pytest.param(f"{STREET}\u00a0밤\u3000마다\u200b 무서워요\u2028어두워요", id="other blanks"),
        pytest.param(f"{STREET} 😡👨‍👩‍👧‍👦👍🏽❤️ 🇰🇷", id="emoji"),
        pytest.param(f"{STREET} \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="a flag of tags"),  # noqa: E501
        pytest.param(unicodedata.normalize("NFD", STREET), id="NFD, as a Mac writes file names"),
        pytest.param(f"{STREET} ㅠㅠ ㅋㅋ ｆｕｌｌ ①②③ ㎡", id="letters alone, full width, signs"),
        pytest.param(f"{STREET} 한字 日本語 ไทย العربية 𠮷", id="other scripts"),
        pytest.param(f'{STREET} <b>{{name}}</b> & "%s" \\n $1 /start', id="code"),
        pytest.param(f"{STREET} 010-9876-5432, kim@example.com, 12가3456", id="put back"),
        pytest.param(f"{STREET} 국민은행 123456-04-123456 김**", id="an account is put back"),
    ],
)  # fmt: skip
async def test_kept_as_it_was_typed(text: str) -> None:
    assert (await filed(text)).body == text


@pytest.mark.parametrize(
    ("typed", "arrives"),
    [
        pytest.param(f"{STREET}\r\n둘째 줄\r셋째 줄", f"{STREET}\n둘째 줄\n셋째 줄", id="CRLF"),
        pytest.param(f"\x00{STREET}\x07\x1b", STREET, id="control characters"),
        pytest.param(f"\u202e{STREET}\u2066", STREET, id="marks that turn the direction"),
        pytest.param(f"{STREET} ⟦phone:1⟧", f"{STREET} [phone:1]", id="brackets like ours"),
        pytest.param(f"{STREET} 900101-1234568", f"{STREET} [주민등록번호]", id="resident number"),
        pytest.param(f"{STREET} 카드 4111-1111-1111-1111", f"{STREET} 카드 [카드번호]", id="card"),
    ],
)
async def test_all_that_changes(typed: str, arrives: str) -> None:
    assert (await filed(typed)).body == arrives


@pytest.mark.parametrize("text", [STREET, "In front of 110 Sejong-daero the street light is out."])
async def test_the_longest_arrives_whole(text: str) -> None:
    whole = (text + "\n") * LIMIT
    assert (await filed(whole[:LIMIT])).body == whole[:LIMIT]
    with pytest.raises(Refused) as refused:
        await filed(whole[: LIMIT + 1])
    assert refused.value.values == {"limit": LIMIT, "length": LIMIT + 1}


async def test_the_longest_arrives_whole_with_the_words_of_a_day() -> None:
    """Below the text stand the words of a day that it does not hold."""
    whole = (STREET * LIMIT)[:LIMIT]
    talk = Conversation()
    await talk.say(whole, "file_petition")
    await talk.choose("part:since")
    heard = await talk.say("지난달 초")
    effect = await sent(talk, heard)
    body = effect["draft"]["body"]
    assert body == f"{whole}\n언제부터: 지난달 초"
    assert len(body) <= LONGEST_BODY
