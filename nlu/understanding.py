"""How a message of a turn is read: as deep as its meaning matters, and off the event loop."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.components import dates
from nlu.components.classifier import DEEP, CivicIntentClassifier

FREE = frozenset({"text", "story", "place", "person"})
"""Types of questions whose answer may be any sentence: there the intent does not count, but for a
question in between (``actions/reading/topics.py`` has the same pattern) and for a call for help."""
LONGEST_QUESTION = 100
MASKED = frozenset({"phone", "email", "pin"})
"""Types of questions whose answers arrive masked."""
PLACEHOLDER = re.compile(r"\s*⟦[a-z]+:\d+⟧[\s.]*")
LONGEST_VALUE = 40
ANY_DAY = date(2026, 1, 1)
"""Where a day stands in a text does not depend on the day on which it is read."""
ASKS = re.compile(
    r"[?？]\s*$|(나요|까요|니까|는가요|은가요|인가요|건가요|가요|을까|될까|"
    r"걸려요|걸려|돼요|되요|드나요|드나|들어요|뭐예요|뭐에요|뭔가요|언제예요|누구예요|얼마예요|"
    r"어디예요|어때요|"
    r"(?:몇\s*(?:시|번|명|개|층|원)|얼마|며칠|언제|어디)\S*(?:\s\S+){0,2}(?:데요|대요|는지요?)|"
    r"[되하카있없가]노|[인는능]교|당가)[\s.~!]*$|"
    r"^\s*(how|what|when|where|who|whom|which|why|is|are|do|does|did|can|could|will|would|should|"
    r"may)\b",
    re.IGNORECASE,
)


async def parse(
    processor: MessageProcessor, message: UserMessage, tracker: DialogueStateTracker
) -> dict[str, Any]:
    """Rasa's parse data. An answer to a free question is read by the n-grams alone, which watch
    for ``send_sos``, and so is a value that was asked for; so is everything while too many texts
    wait for the encoders."""
    classifier = classifier_of(processor)
    deep = not (answers_freely(message.text, tracker) or is_the_value(message.text, tracker))
    if deep and classifier is not None:
        deep = await classifier.prepare(message.text)
    message.metadata = {**(message.metadata or {}), DEEP: deep}
    return await processor.parse_message(message, tracker)


def answers_freely(text: str, tracker: DialogueStateTracker) -> bool:
    """Whether ``text`` is an answer to an open question that takes any sentence."""
    if not tracker.active_loop or open_question(tracker) not in FREE:
        return False
    return len(text) > LONGEST_QUESTION or ASKS.search(text) is None


def is_the_value(text: str, tracker: DialogueStateTracker) -> bool:
    """Whether ``text`` is nothing but the day or the number that the open question asks for: the
    journeys look at the intent only of what is no value (``actions/reading/read.py``)."""
    if not tracker.active_loop or len(text) > LONGEST_VALUE:
        return False
    asked = open_question(tracker)
    if asked in MASKED:
        return PLACEHOLDER.fullmatch(text) is not None
    return asked == "date" and text.strip(" .~!") in {
        text[start:end] for start, end, _ in dates.find(text, ANY_DAY)
    }


def open_question(tracker: DialogueStateTracker) -> str:
    """The type of the question that was asked last; empty if there is none."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            question = (event.data.get("custom") or {}).get("question")
            if question:
                return str(question.get("type") or "")
    return ""


def classifier_of(processor: MessageProcessor) -> CivicIntentClassifier | None:
    """The classifier of the loaded model; None if its pipeline has another one."""
    nodes = processor.graph_runner._instantiated_nodes.values()
    components = (node._component for node in nodes)
    return next((c for c in components if isinstance(c, CivicIntentClassifier)), None)
