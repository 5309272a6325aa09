"""How deep a message is read, by what was asked."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
import requests
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu import understanding
from nlu.settings import PROJECT_ROOT
from nlu.tests.conftest import Dialogue
from nlu.tests.patience import PATIENCE


def tracker(asked: str | None, *, active: bool) -> DialogueStateTracker:
    """After the question `asked`, its type."""
    question = None if asked is None else {"code": "q", "type": asked}
    events = [
        ActionExecuted("action_listen"),
        UserUttered("민원", {"name": "file_petition", "confidence": 1.0}),
        ActiveLoop("service_form" if active else None),
        BotUttered(None, {"custom": {"say": "note"}}),
        BotUttered(None, {"custom": {"say": "ask.q", "question": question}}),
        BotUttered(None, {"custom": {"effect": {"type": "notify"}}}),
    ]
    return DialogueStateTracker.from_events("c", events)


FREELY = {
    "an answer to a text question": ("길이 어두워요", "text", True, True),
    "a part of a story": ("어제부터 그래요.", "story", True, True),
    "a place": ("마포구 성산동 14", "place", True, True),
    "a name": ("홍길동", "person", True, True),
    "a question in between": ("얼마나 걸려요?", "text", True, False),
    "a question in English": ("how long does it take", "place", True, False),
    "a long story with a question mark": (f"{'길이 어두워요. ' * 12}왜죠?", "story", True, True),
    "an answer to a choice": ("둘째 거요", "choice", True, False),
    "a number": ("열두 개", "number", True, False),
    "no question": ("길이 어두워요", None, True, False),
    "no form": ("길이 어두워요", "text", False, False),
}


@pytest.mark.parametrize(("text", "asked", "active", "freely"), FREELY.values(), ids=FREELY)
def test_answers_to_free_questions_need_no_encoder(
    text: str, asked: str | None, active: bool, freely: bool
) -> None:
    assert understanding.answers_freely(text, tracker(asked, active=active)) is freely


VALUES = {
    "a day": ("어제", "date", True, True),
    "a day in English": ("3 days ago.", "date", True, True),
    "a day and more": ("어제부터요", "date", True, False),
    "no day": ("이전", "date", True, False),
    "a day where none is asked for": ("어제", "choice", True, False),
    "a telephone number": ("⟦phone:1⟧", "phone", True, True),
    "a PIN": ("⟦pin:12⟧", "pin", True, True),
    "a number and a wish": ("⟦phone:1⟧ 여기로 전화 주세요", "phone", True, False),
    "no form": ("⟦phone:1⟧", "phone", False, False),
}


@pytest.mark.parametrize(("text", "asked", "active", "value"), VALUES.values(), ids=VALUES)
def test_values_need_no_encoder(text: str, asked: str, active: bool, value: bool) -> None:
    assert understanding.is_the_value(text, tracker(asked, active=active)) is value


def topics() -> ModuleType:
    """The journeys' module, which imports nothing of theirs."""
    spec = spec_from_file_location("topics", PROJECT_ROOT / "actions" / "reading" / "topics.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_looks_like_a_question_is_the_same_for_the_journeys() -> None:
    theirs = topics()
    assert understanding.ASKS == theirs._ASKS
    assert understanding.LONGEST_QUESTION == theirs._LONGEST


def test_the_health_says_which_encoders_answer(dialogue: Dialogue) -> None:
    status = requests.get(f"{dialogue.url}/health", timeout=PATIENCE).json()
    assert status["status"] == "ok"
    assert status["understanding"]["left_early"] == 0
    (encoder,) = status["understanding"]["encoders"]
    assert (encoder["encoder"], encoder["version"]) == ("e5", "0.3.0")
    assert encoder["state"] in ("waiting", "loading", "ready")
