"""What a person wants: a cascade of linear stages that knows when it does not know."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.encoder import encoder_named
from nlu.components.normalise import normalise
from nlu.components.stage import Stage
from nlu.components.training import FOLDS, Example, train

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Thresholds:
    """Found in training: below ``reject`` nothing is understood, below ``confirm`` ask first."""

    reject: float
    confirm: float


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CivicIntentClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent``, ``intent_ranking`` and ``confirm`` of a message.

    ``intent`` is ``nlu_fallback`` if the best reading is below the reject threshold; the ranking
    always holds the real readings, best first. ``confirm`` is true if the reading was accepted
    but is not sure enough to act upon without asking.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``stages``: encoders in the order in which they are asked; ``negatives``: the training
        intent that holds sentences which mean nothing to us."""
        return {"stages": [{"encoder": "none"}], "negatives": "out_of_scope"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The source of the whole package: Rasa itself looks at this class only."""
        del config
        digest = hashlib.sha256()
        for path in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._encoders = [encoder_named(stage["encoder"]) for stage in config["stages"]]
        self._stages: list[Stage] = []
        self._classes: list[str] = []
        self._thresholds = Thresholds(1.0, 1.0)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CivicIntentClassifier:
        del execution_context
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CivicIntentClassifier:
        del execution_context, kwargs
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            state = json.loads((directory / "classifier.json").read_text(encoding="utf-8"))
            component._stages = [
                Stage.load(directory, number, encoder)
                for number, encoder in enumerate(component._encoders)
            ]
        component._classes = state["classes"]
        component._thresholds = Thresholds(**state["thresholds"])
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit, calibrate and store.

        Raises:
            InvalidConfigException: fewer sentences of an intent than folds.
        """
        examples = [Example(m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples]
        self._refuse_rare(examples)
        negatives = self._config["negatives"]
        self._classes = sorted({e.intent for e in examples} - {negatives})
        self._stages, reject, confirm = train(examples, self._classes, self._encoders)
        self._thresholds = Thresholds(reject, confirm)
        self._persist()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        if not normalise(text):
            self._set(message, FALLBACK, 1.0, [], confirm=False)
            return
        scores, confidence = self._ask(text)
        ranking = self._ranking(scores, confidence)
        if confidence < self._thresholds.reject:
            self._set(message, FALLBACK, 1.0 - confidence, ranking, confirm=False)
            return
        unsure = confidence < self._thresholds.confirm
        self._set(message, ranking[0]["name"], confidence, ranking, confirm=unsure)

    def _ask(self, text: str) -> tuple[Any, float]:
        scores, confidence = self._stages[0].read(text)
        for earlier, stage in zip(self._stages, self._stages[1:], strict=False):
            if confidence >= earlier.gate:
                break
            scores, confidence = stage.read(text)
        return scores, confidence

    def _ranking(self, scores: Any, confidence: float) -> list[dict[str, Any]]:
        """All intents, best first; the others' confidence falls with their odds against it."""
        order = np.argsort(-scores)
        odds = confidence * np.exp(scores[order] - scores[order[0]])
        pairs = zip(order, odds, strict=True)
        return [{"name": self._classes[i], "confidence": float(c)} for i, c in pairs]

    @staticmethod
    def _set(
        message: Message,
        name: str,
        confidence: float,
        ranking: Sequence[dict[str, Any]],
        *,
        confirm: bool,
    ) -> None:
        intent = {"name": name, "confidence": confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, list(ranking[:10]), add_to_output=True)
        message.set("confirm", confirm, add_to_output=True)

    def _persist(self) -> None:
        state = {"classes": self._classes, "thresholds": vars(self._thresholds)}
        with self._storage.write_to(self._resource) as directory:
            (directory / "classifier.json").write_text(json.dumps(state), encoding="utf-8")
            for number, stage in enumerate(self._stages):
                stage.save(directory, number)

    @staticmethod
    def _refuse_rare(examples: Sequence[Example]) -> None:
        counts = Counter(example.intent for example in examples)
        rare = sorted(name for name, count in counts.items() if count < FOLDS)
        if rare:
            raise InvalidConfigException(
                f"fewer than {FOLDS} training sentences: {', '.join(rare)}"
            )
