"""What a sentence names: receipt numbers, days, amounts, the gateway's marks, places, agencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components import amounts, dates, receipts
from nlu.components.gazetteer import Gazetteer
from nlu.components.normalise import MARK

SEOUL = timezone(timedelta(hours=9))
LONGEST = 6000  # characters; a story has at most 5,000


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CivicEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Rules only. Relative days count from the turn's ``metadata.now``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CivicEntityExtractor:
        del config, model_storage, resource, execution_context
        return cls(Gazetteer.load())

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = [
                {"entity": kind, "value": value, "start": start, "end": end,
                 "extractor": type(self).__name__}
                for start, end, kind, value in self.entities(
                    (message.get(TEXT) or "")[:LONGEST], _today(message)
                )
            ]  # fmt: skip
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def entities(self, text: str, today: date) -> list[tuple[int, int, str, Any]]:
        """Start, end, kind and value in the order of the text; the first rule to claim a stretch
        keeps it, so that a receipt number is no date."""
        taken: list[tuple[int, int, str, Any]] = []
        for start, end, kind, value in self._candidates(text, today):
            if all(end <= a or b <= start for a, b, _, _ in taken):
                taken.append((start, end, kind, value))
        return sorted(taken)

    def _candidates(self, text: str, today: date) -> Iterator[tuple[int, int, str, Any]]:
        for match in MARK.finditer(text):
            yield match.start(), match.end(), "mark", match.group()
        for start, end, value in receipts.find(text):
            yield start, end, "receipt", value
        for start, end, value in dates.find(text, today):
            yield start, end, "date", value
        for start, end, amount in amounts.find(text):
            yield start, end, "amount", amount
        for start, end, kind, value in self._gazetteer.find(text):
            yield start, end, kind, value


def _today(message: Message) -> date:
    now = (message.get("metadata") or {}).get("now")
    if isinstance(now, str):
        try:
            return datetime.fromisoformat(now.replace("Z", "+00:00")).astimezone(SEOUL).date()
        except ValueError:
            pass
    return datetime.now(SEOUL).date()
