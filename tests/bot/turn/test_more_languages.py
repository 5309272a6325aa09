"""A conversation in a third language, from its first letter to its choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.errors import SettingError
from bot.core.settings import Settings, load
from bot.models.conversations import Conversation
from tests.kit.core.core import Core, ask, offer, system, texts
from tests.kit.core.languages import THAI

pytestmark = pytest.mark.usefixtures("more_languages")
CHANGED = THAI["system.language_changed"]


@pytest.fixture
def third(more_languages: Path, make_core: Callable[..., Core]) -> Core:
    assert more_languages.exists()
    return make_core()


async def test_detected_by_its_script_and_answered_in_it(third: Core) -> None:
    third.dialogue.answers = {"ไฟเสีย": [{"say": "thanks", "values": {}}, ask("제목")]}
    answers = await third.say("ไฟเสีย")
    assert texts(answers) == [THAI["thanks"], "제목?"], "each sentence from where it stands"
    assert {answer.locale for answer in answers} == {"th"}
    assert third.dialogue.asked[0]["metadata"]["locale"] == "th"
    assert texts(await third.say(choice="unknown")) == [
        system("system.choice_expired", "en"),
        "제목?",
    ]


async def test_chosen_by_name_the_same_is_asked_again_and_it_stays(third: Core) -> None:
    third.dialogue.answers = {"a": [offer("확인", "yes", "no")]}
    await third.say("a")
    assert texts(await third.say("태국어로")) == [CHANGED, "확인?"]
    assert (await third.say("가로등이 고장났어요"))[0].locale == "th"


async def test_the_channel_tells_a_language_without_a_script_of_its_own(third: Core) -> None:
    first = await third.say("tôi muốn hỏi", locale="vi")
    assert first[0].locale == "vi"
    assert (await third.say("đèn hỏng"))[0].locale == "vi"
    assert (await third.say("가로등이 고장났어요"))[0].locale == "ko"


@pytest.mark.parametrize(
    ("text", "command"), [("/settings", None), ("/언어", None), ("", "settings"), ("?", "settings")]
)
async def test_of_several_the_dialogue_asks(third: Core, text: str, command: str | None) -> None:
    await third.accept(text, command=command)
    await third.settle()
    asked = third.dialogue.asked[-1]
    assert (asked["kind"], asked["text"]) == ("command", "")
    assert asked["metadata"]["command"] == "language"
    assert not third.rows(Conversation)[0].locale_chosen


async def test_the_menu_with_a_name(third: Core) -> None:
    answers = await third.say("thai", command="settings")
    assert texts(answers) == [CHANGED]


async def test_what_is_typed_is_no_korean_in_the_wrong_mode(third: Core) -> None:
    await third.say("gkswl an", locale="vi")
    await third.say("dkssud", locale="vi")
    assert [asked["nlu_text"] for asked in third.dialogue.asked] == [None, None]


@pytest.mark.parametrize(("tag", "offered"), [("th", True), ("km", False), ("fr", False)])
def test_the_setting(monkeypatch: pytest.MonkeyPatch, tag: str, offered: bool) -> None:
    monkeypatch.setenv("SINMUNGO_LOCALE", tag)
    if offered:
        assert load().locale == tag
        return
    with pytest.raises(SettingError, match="LOCALE.*ko, en, th, vi"):
        load()


def test_the_setting_before_anything_is_read() -> None:
    assert Settings(_env_file=None).locale == "ko"
