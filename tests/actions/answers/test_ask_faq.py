"""Questions and words that are asked about: outside and inside a form, rated, and on SMS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_story
from tests.kit.core.core_knowledge import knows

ENTRY = {
    "id": "passport_renewal",
    "topic": "passport_renewal",
    "agency": {"ko": "외교부", "en": "Ministry of Foreign Affairs"},
    "title": {"ko": "여권 재발급", "en": "passport renewal"},
    "answer": {"ko": "구청에서 다시 만들어요.", "en": "At any district office."},
    "short": {"ko": "구청에서 해요.", "en": "District office."},
    "source": {"title": {"ko": "여권법", "en": "Passport Act"}, "url": "https://passport.go.kr"},
    "verified": True,
    "last_checked": "2026-11-20",
}
NEAREST = [
    {"id": "passport_renewal", "title": {"ko": "여권 재발급", "en": "passport renewal"}},
    {"id": "passport_issue", "title": {"ko": "여권 발급", "en": "passport"}},
    {"id": "id_card_lost", "title": {"ko": "주민등록증 분실", "en": "lost ID card"}},
]


def values(message: Mapping[str, Any]) -> list[str]:
    return [choice["value"] for choice in message.get("choices", ())]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        pytest.param({}, "faq.entry.checked", "11월 20일", id="UX-03 verified, with the day"),
        pytest.param({"last_checked": None}, "faq.entry", "여권법", id="UX-03 verified, no day"),
        pytest.param(
            {"verified": False, "last_checked": None},
            "faq.entry.unverified",
            "확인하지 않은",
            id="UX-03 not verified",
        ),
        pytest.param(
            {"verified": False}, "faq.entry.unverified", "확인하지 않은", id="UX-03 an old day"
        ),
    ],
)
async def test_an_answer_names_its_source(
    change: dict[str, Any], key: str, words: str, catalogue: Catalogue
) -> None:
    conversation = Conversation(knowledge=knows(entry={**ENTRY, **change}))
    said = await conversation.say("여권 재발급", "ask_faq")
    assert keys(said) == [key]
    text = catalogue.render(said[0], "ko")
    assert "구청에서 다시 만들어요." in text
    assert "여권법" in text
    assert "https://passport.go.kr" in text
    assert words in text


async def test_it_is_looked_up_with_what_was_typed() -> None:
    asked: list[Mapping[str, Any]] = []

    def find(effect: Mapping[str, Any]) -> dict[str, Any]:
        asked.append(effect)
        return knows(entry=ENTRY)(effect)

    await Conversation(knowledge=find).say("여권 재발급 ⟦phone:1⟧", "ask_faq")
    assert asked == [{"type": "faq", "query": "여권 재발급 ⟦phone:1⟧"}]


@pytest.mark.parametrize(
    ("value", "good", "key", "offers"),
    [
        ("faq_good", True, "faq.rated.good", []),
        ("faq_bad", False, "faq.rated.bad", ["talk_to_human"]),
    ],
    ids=["UX-10 good", "UX-10 bad: a person is offered"],
)
async def test_one_press_rates_an_answer(
    value: str, good: bool, key: str, offers: list[str]
) -> None:
    conversation = Conversation(knowledge=knows(entry=ENTRY))
    said = await conversation.say("여권: 재발급?", "ask_faq")
    about = "passport_renewal:여권: 재발급?"
    assert values(said[0]) == [f"faq_good:{about}", f"faq_bad:{about}"]
    rated = await conversation.choose(f"{value}:{about}")
    assert rated[0]["effect"] == {
        "type": "rate_faq",
        "entry": "passport_renewal",
        "good": good,
        "question": "여권: 재발급?",
    }
    assert rated[1]["say"] == key
    assert values(rated[1]) == offers


async def test_not_sure_offers_the_three_nearest() -> None:
    conversation = Conversation(knowledge=knows(nearest=NEAREST))
    said = await conversation.say("여권", "ask_faq")
    assert keys(said) == ["faq.nearest", "effect:review"]
    assert values(said[0])[0] == "faq:passport_renewal:여권"
    assert len(values(said[0])) == 3
    opened: list[Mapping[str, Any]] = []

    def find(effect: Mapping[str, Any]) -> dict[str, Any]:
        opened.append(effect)
        return knows(entry=ENTRY)(effect)

    conversation.knowledge = find
    said = await conversation.choose("faq:passport_renewal:여권")
    assert keys(said) == ["effect:review", "faq.entry.checked"]
    assert opened == [{"type": "faq", "entry": "passport_renewal", "query": "여권", "full": False}]


REVIEW = "effect:review"


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("who sees my data?", {"nearest": NEAREST}, ["faq.privacy"]),
        ("how long does a petition take?", {"nearest": NEAREST}, ["faq.nearest", REVIEW]),
        ("how long does a petition take?", {"nearest": []}, ["faq.days.general"]),
        ("who won the match?", {"nearest": []}, ["faq.elsewhere", REVIEW]),
        ("who won the match?", {"nearest": [], "type": "faq_down"}, ["faq.down"]),
    ],
    ids=["facts of our own", "an entry may be meant", "no entry", "nothing", "away"],
)
async def test_what_no_entry_answers(text: str, found: dict[str, Any], said: list[str]) -> None:
    assert keys(await Conversation(knowledge=knows(**found)).say(text, "ask_faq")) == said


async def miss(intent: str, form: bool) -> tuple[Conversation, list[dict[str, Any]]]:
    """A question for which only the nearest entries are known."""
    conversation = await in_a_form() if form else Conversation()
    terms: dict[str, Any] = {"terms": []} if intent == "explain_term" else {}
    conversation.knowledge = knows(nearest=NEAREST, **terms)
    return conversation, await conversation.say("여권이 뭔가요?", intent)


def reviews(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    effects = [message["effect"] for message in messages if "effect" in message]
    return [effect for effect in effects if effect["type"] == "review"]


@pytest.mark.parametrize("form", [False, True], ids=["outside", "in a form"])
@pytest.mark.parametrize("intent", ["ask_faq", "explain_term"])
async def test_cur_01_staff_read_what_had_no_answer_and_what_it_meant(
    intent: str, form: bool
) -> None:
    conversation, said = await miss(intent, form)
    turn = f"turn-{conversation.turns}"
    about = {"type": "review", "of": turn}
    assert reviews(said) == [{**about, "outcome": "unanswered", "chosen": None}]
    conversation.knowledge = knows(entry=ENTRY)
    said = await conversation.choose("faq:passport_renewal:여권이 뭔가요?")
    assert reviews(said) == [{**about, "outcome": "corrected", "chosen": "passport_renewal"}]
    conversation.knowledge = knows(nearest=[])
    said = await conversation.choose("faq:gone:여권이 뭔가요?")
    assert reviews(said) == [], "an entry that is gone is no question"


async def in_a_form() -> Conversation:
    """Asked for the story of a petition, whose answer may be any sentence."""
    return await at_the_story()


async def test_in_a_form_it_is_answered_and_the_same_thing_asked_again() -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(entry=ENTRY)
    said = await conversation.say("여권 재발급은 어디서 하나요?", "ask_faq")
    assert keys(said) == ["faq.entry.checked", "ask.content"]
    assert values(said[0]) == []
    about = "passport_renewal:여권 재발급은 어디서 하나요?"
    assert values(said[1]) == [f"faq_good:{about}", f"faq_bad:{about}", "as_answer"]
    said = await conversation.choose(f"faq_good:{about}")
    assert keys(said) == ["effect:rate_faq", "faq.rated.good", "ask.content"]
    assert values(said[2]) == ["as_answer"]
    said = await conversation.choose("as_answer")
    assert keys(said)[-1] == "ask.content.more"


async def test_in_a_form_the_nearest_are_offered_with_its_question() -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(nearest=NEAREST)
    said = await conversation.say("여권이 없나요?", "ask_faq")
    assert keys(said) == ["faq.nearest.form", REVIEW, "ask.content"]
    assert values(said[2])[:3] == [f"faq:{one['id']}:여권이 없나요?" for one in NEAREST]
    conversation.knowledge = knows(entry=ENTRY)
    said = await conversation.choose("faq:passport_renewal:여권이 없나요?")
    assert keys(said) == [REVIEW, "faq.entry.checked", "ask.content"]
    said = await conversation.say("길이 패였어요")
    assert keys(said)[-1] == "ask.content.more"


@pytest.mark.parametrize(
    ("found", "said_first"),
    [({"nearest": []}, "faq.all.general"), ({"type": "faq_down"}, "faq.down")],
    ids=["nothing near: what is known of the service", "away"],
)
async def test_in_a_form_nothing_is_lost(found: dict[str, Any], said_first: str) -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(**found)
    assert keys(await conversation.say("몽골 비자 있나요?", "ask_faq")) == [
        said_first,
        "ask.content",
    ]


async def test_a_petitions_own_facts_come_first() -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(entry=ENTRY)
    assert keys(await conversation.say("얼마나 걸려요?", "ask_faq")) == [
        "faq.days.general",
        "ask.content",
    ]


FEE = {**ENTRY, "id": "petition_fee"}
SURE = [{**NEAREST[0], "confidence": 0.87}, NEAREST[1]]
FAR = [{**NEAREST[0], "confidence": 0.18}]
OWN = [{"id": "petition_fee", "title": {"ko": "민원 비용"}, "confidence": 0.63}]


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("여권 수수료 얼마예요?", {"entry": ENTRY}, ["faq.entry.checked"]),
        ("how much is a passport?", {"nearest": SURE}, ["faq.nearest.form", REVIEW]),
        ("이 민원 접수 수수료 있나요?", {"entry": FEE}, ["faq.fee.general"]),
        ("is it free to file this?", {"nearest": OWN}, ["faq.fee.general"]),
        ("which office will read my petition?", {"entry": FEE}, ["faq.who.general"]),
        ("담당 부서 전화번호가 뭐예요?", {"nearest": FAR}, ["faq.contact.general"]),
        ("담당 부서 전화번호가 뭐예요?", {"nearest": []}, ["faq.contact.general"]),
        ("담당 부서 전화번호가 뭐예요?", {"type": "faq_down"}, ["faq.contact.general"]),
    ],
    ids=[
        "an answer about something else",
        "probably something else",
        "an answer about petitions",
        "probably petitions",
        "another side of petitions",
        "nothing that is likely",
        "nothing",
        "away",
    ],
)
async def test_in_a_form_a_fee_is_its_own_or_that_of_something_else(
    text: str, found: dict[str, Any], said: list[str]
) -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(**found)
    answered = await conversation.say(text, "ask_faq")
    assert keys(answered) == [*said, "ask.content"]
    by_facts = said[0].endswith(".general")
    assert (values(answered[-1]) == ["as_answer"]) == by_facts, (
        "nothing else is offered beside facts"
    )


async def test_on_sms_the_short_answer_comes_first(catalogue: Catalogue) -> None:
    conversation = Conversation(channel="sms", knowledge=knows(entry=ENTRY))
    said = await conversation.say("여권 재발급", "ask_faq")
    text = catalogue.render(said[0], "ko", "sms")
    assert text.startswith("구청에서 해요.")
    assert "구청에서 다시" not in text
    assert values(said[0])[2] == "faq_more:passport_renewal:여권 재발급"
    said = await conversation.choose("faq_more:passport_renewal:여권 재발급")
    assert keys(said) == ["faq.full"]
    assert catalogue.render(said[0], "ko", "sms") == "구청에서 다시 만들어요."
    assert [value.partition(":")[0] for value in values(said[0])] == ["faq_good", "faq_bad"]


MEANING = {"term": "구비서류", "plain": "필요한 서류", "scope": "general"}


async def test_a_term_is_explained(catalogue: Catalogue) -> None:
    conversation = Conversation(knowledge=knows(terms=[MEANING]))
    said = await conversation.say("구비서류가 뭐예요?", "explain_term")
    assert keys(said) == ["terms.meaning"]
    text = catalogue.render(said[0], "ko")
    assert text == "‘구비서류’는 쉬운 말로 ‘필요한 서류’예요."


async def test_a_term_with_two_meanings_has_both() -> None:
    other = {**MEANING, "plain": "갖출 서류", "scope": "agency:국세청"}
    said = await Conversation(knowledge=knows(terms=[MEANING, other])).say(
        "구비서류?", "explain_term"
    )
    assert keys(said) == ["terms.meaning", "terms.meaning"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"nearest": []}, ["terms.unknown", REVIEW]),
        ({"nearest": NEAREST}, ["terms.unknown", "faq.nearest", REVIEW]),
        ({"entry": ENTRY}, ["terms.unknown", "faq.entry.checked"]),
        ({"type": "faq_down"}, ["faq.down"]),
    ],
    ids=["nothing", "the nearest", "an answer", "away"],
)
async def test_an_unknown_term_is_said_to_be_unknown(
    found: dict[str, Any], said: list[str]
) -> None:
    conversation = Conversation(knowledge=knows(**{"terms": [], **found}))
    assert keys(await conversation.say("급탕이 뭐예요?", "explain_term")) == said


async def test_a_term_in_a_form() -> None:
    conversation = await in_a_form()
    conversation.knowledge = knows(terms=[MEANING])
    said = await conversation.say("구비서류가 뭐예요?", "explain_term")
    assert keys(said) == ["terms.meaning", "ask.content"]
    assert values(said[1]) == ["as_answer"]
