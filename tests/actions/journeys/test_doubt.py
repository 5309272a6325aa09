"""A sentence that was not surely understood: the answers are searched before we ask back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.actions.answers.test_ask_faq import ENTRY, MEANING, NEAREST, reviews
from tests.actions.answers.test_clarification import choices
from tests.actions.conversation import Conversation, keys
from tests.kit.core.core_knowledge import knows

STORY = "집 앞 가로등이 꺼졌어요. 사흘이나 됐어요. 밤에 무서워요. 어떻게 해요?"
NEAR = [{**one, "confidence": sure} for one, sure in zip(NEAREST, (0.8, 0.4, 0.1), strict=True)]


class Knowledge:
    """Finds always the same, and keeps what it was asked."""

    def __init__(self, **found: Any) -> None:
        self.found = found
        self.asked: list[Mapping[str, Any]] = []

    def __call__(self, effect: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(effect)
        return knows(**self.found)(effect)


def conversation(read_as: str, **found: Any) -> tuple[Conversation, Knowledge]:
    knowledge = Knowledge(**found)
    return Conversation(doubtful=read_as != "nlu_fallback", knowledge=knowledge), knowledge


@pytest.mark.parametrize(
    ("read_as", "offered"),
    [
        pytest.param("nlu_fallback", [], id="not understood"),
        pytest.param("request_document", ["request_document"], id="a guidance is meant"),
        pytest.param("check_status", ["check_status"], id="a form is meant"),
        pytest.param("file_petition", ["file_petition"], id="a petition is meant"),
    ],
)
async def test_an_answer_comes_before_a_question_back(read_as: str, offered: list[str]) -> None:
    text = "여권 제발급?" if read_as == "file_petition" else "여권 제발급"
    talk, knowledge = conversation(read_as, entry=ENTRY)
    said = await talk.say(text, read_as)
    assert knowledge.asked == [{"type": "faq", "query": text}]
    assert keys(said) == ["faq.entry.checked"]
    about = f"passport_renewal:{text}"
    assert choices(said) == [f"faq_good:{about}", f"faq_bad:{about}", *offered]
    assert talk.loop is None


async def test_who_meant_a_petition_gets_there_with_one_press() -> None:
    talk, _ = conversation("file_petition", entry=ENTRY)
    first = await talk.say("여권과가 왜 불친절하죠?", "file_petition", agency="여권과")
    assert keys(first) == ["faq.entry.checked"]
    talk.doubtful = False
    said = await talk.choose("file_petition")
    plain = Conversation()
    assert said == await plain.say("여권과가 왜 불친절하죠?", "file_petition", agency="여권과")
    assert talk.slots["draft"] == plain.slots["draft"]


async def test_after_an_answer_nothing_counts_as_not_understood() -> None:
    talk, knowledge = conversation("nlu_fallback", nearest=[])
    assert keys(await talk.say("아무 말"))[0] == "fallback.readings"
    knowledge.found = {"entry": ENTRY}
    await talk.say("여권 제발급")
    knowledge.found = {"nearest": []}
    assert keys(await talk.say("아무 말"))[0] == "fallback.readings"


@pytest.mark.parametrize(
    ("read_as", "last"), [("nlu_fallback", []), ("request_document", ["request_document"])]
)
async def test_a_word_is_explained(read_as: str, last: list[str]) -> None:
    talk, _ = conversation(read_as, type="term", terms=[{**MEANING, "plain": "서류"}, MEANING])
    said = await talk.say("구비서류가 뭐예요?", read_as)
    assert keys(said) == ["terms.meaning", "terms.meaning"]
    assert [choices([one]) for one in said] == [[], last]


@pytest.mark.parametrize("found", [{"nearest": []}, {"type": "faq_down"}], ids=["none", "away"])
@pytest.mark.parametrize(
    ("read_as", "said"),
    [
        ("nlu_fallback", ["fallback.readings", "effect:review"]),
        ("request_document", ["unsure.meant", "effect:review"]),
    ],
)
async def test_without_an_answer_all_is_as_if_nothing_had_been_searched(
    read_as: str, said: list[str], found: dict[str, Any]
) -> None:
    talk, knowledge = conversation(read_as, **found)
    first = await talk.say("여권 제발급", read_as, agency="외교부")
    assert keys(first) == said
    assert len(knowledge.asked) == 1
    about = talk.slots["failures"]["about"]
    assert (about["turn"], about["text"]) == ("turn-1", "여권 제발급")
    assert about["entities"] == {"agency": ["외교부"]}
    talk.doubtful = False
    [review] = reviews(await talk.choose("check_status"))
    assert (review["of"], review["chosen"]) == ("turn-1", "check_status")


async def test_two_failures_running_still_call_a_person() -> None:
    talk, _ = conversation("nlu_fallback", nearest=NEAR)
    await talk.say("여권 제발급")
    said = await talk.say("여권 제발급요")
    assert keys(said) == ["fallback.noted", "effect:review", "effect:handoff"]
    about = "여권 제발급요"
    assert choices(said)[:2] == ["talk_to_human", f"faq:passport_renewal:{about}"]


async def test_ux_02_nearer_entries_are_among_the_three_nearest() -> None:
    talk, knowledge = conversation("nlu_fallback", nearest=NEAR)
    said = await talk.say("여권 제발급")
    entries = [f"faq:{name}:여권 제발급" for name in ("passport_renewal", "passport_issue")]
    assert choices(said) == [*entries, "file_petition", "talk_to_human"]
    assert reviews(said) == [{"type": "review", "outcome": "fallback", "chosen": None}]
    knowledge.found = {"entry": ENTRY}
    said = await talk.choose(entries[0])
    assert keys(said) == ["effect:review", "faq.entry.checked"]
    [review] = reviews(said)
    assert (review["of"], review["chosen"]) == ("turn-1", "passport_renewal")


async def test_did_you_mean_stays_as_it_is_beside_near_entries() -> None:
    near, none = conversation("check_status", nearest=NEAR), conversation("check_status")
    said = [await talk.say("여권 제발급", "check_status") for talk, _ in (near, none)]
    assert keys(said[0])[0] == "unsure.meant"
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("text", "read_as", "sure"),
    [
        pytest.param(STORY, "nlu_fallback", False, id="sentences that end in a question"),
        pytest.param("가로등이 꺼졌어요 " * 6, "file_petition", False, id="a story"),
        pytest.param("⟦phone:1⟧", "nlu_fallback", False, id="personal data only"),
        pytest.param("?!", "nlu_fallback", False, id="no letters"),
        pytest.param("서류 떼고 싶어요", "request_document", True, id="surely understood"),
        pytest.param("네", "request_document", False, id="a command"),
    ],
)
async def test_what_is_not_searched(text: str, read_as: str, sure: bool) -> None:
    talk, knowledge = conversation(read_as, entry=ENTRY)
    talk.doubtful = talk.doubtful and not sure
    await talk.say(text, read_as)
    assert knowledge.asked == []


async def test_a_long_question_is_searched() -> None:
    talk, knowledge = conversation("request_document", entry=ENTRY)
    text = "여권을 잃어버렸어요. 외국에 있는데 여권을 다시 만들려면 어디로 가야 하나요?"
    assert keys(await talk.say(text, "request_document")) == ["faq.entry.checked"]
    assert len(knowledge.asked) == 1


async def test_in_a_form_an_answer_is_not_searched() -> None:
    talk, knowledge = conversation("nlu_fallback", entry=ENTRY)
    await talk.say("민원 넣고 싶어요", "file_petition")
    await talk.say("여권 제발급")
    assert knowledge.asked == []


async def test_news_in_between_changes_nothing() -> None:
    """The process dies between search and answer, and news of a case are told first."""
    talk = Conversation(knowledge=dies)
    with pytest.raises(Died):
        await talk.say("여권 제발급")
    case = {"reference": "1AA-2611-0000571K", "state": "working", "answer": None}
    dates = {"submitted_at": "2026-11-20T00:00:00Z", "changed_at": "2026-11-21T00:00:00Z"}
    names = {name: {"ko": name} for name in ("service", "agency", "portal_state")}
    await talk.system(type="case_changed", event="taken", case={**case, **dates, **names})
    result = {"type": "faq", "question": "여권 제발급", "nearest": NEAR}
    said = await talk._turn("", "effect_result", [], result, turn="turn-1:r1")
    assert keys(said) == ["fallback.readings", "effect:review"]
    assert talk.slots["failures"]["about"]["turn"] == "turn-1"


class Died(Exception):
    pass


def dies(_effect: Mapping[str, Any]) -> dict[str, Any]:
    raise Died


async def test_said_once_more_the_reading_can_still_be_picked() -> None:
    talk, _ = conversation("file_petition", entry=ENTRY)
    await talk.say("여권 제발급?", "file_petition")
    talk.doubtful = False
    assert keys(await talk.say("다시", "repeat")) == ["faq.entry.checked"]
    await talk.choose("file_petition")
    assert talk.loop == "service_form"


@pytest.mark.parametrize(
    "first", ["가로등이 좀 그런데요", "쓰레기 문제가 있어요", "가로등 고장", "가로등이요"]
)
@pytest.mark.parametrize(
    ("reply", "read_as"),
    [
        ("강남역 3번 출구요", "nlu_fallback"),
        ("강남역 3번 출구요", "find_office"),
        ("네, 강남역 3번 출구요", "affirm"),
        ("네 맞아요 강남역 3번 출구", "affirm"),
        ("위치는 강남역 3번 출구예요", "file_petition"),
    ],
)
async def test_a_place_says_yes_to_a_petition(first: str, reply: str, read_as: str) -> None:
    """What was told before and the place are one petition."""
    talk, _ = conversation("file_petition")
    offered = keys(await talk.say(first, "file_petition"))
    assert {"unsure.meant", "opening.service"} & set(offered)
    said = await talk.say(reply, read_as)
    assert "ask.confirm.agree" in keys(said)
    answers = talk.slots["draft"]["answers"]
    assert answers["content"].startswith(first)
    assert answers["place"] == "강남역 3번 출구"


@pytest.mark.parametrize("reply", ["강남구요", "우리 집 앞이요", "in Gangnam-gu"])
async def test_a_region_does_too_and_stays_in_the_text(reply: str) -> None:
    talk, _ = conversation("file_petition")
    await talk.say("가로등이 좀 그런데요", "file_petition")
    assert "ask.own.place.hint" in keys(await talk.say(reply, "find_office"))
    assert talk.slots["draft"]["answers"]["content"] == f"가로등이 좀 그런데요\n{reply}"


@pytest.mark.parametrize(
    ("reply", "read_as"),
    [
        ("아니요 강남역 3번 출구요", "deny"),
        ("강남역 3번 출구에 가는 버스가 뭐예요?", "ask_faq"),
        ("아니요", "deny"),
        ("아니 여권이요", "ask_faq"),
    ],
)
async def test_what_is_no_place_or_a_no_files_nothing(reply: str, read_as: str) -> None:
    talk, _ = conversation("file_petition")
    await talk.say("가로등이 좀 그런데요", "file_petition")
    await talk.say(reply, read_as)
    draft = talk.slots["draft"]
    assert draft is None or "content" not in draft["answers"]
