"""What a person wants: a cascade of linear stages that knows when it does not know."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.cascade import Cascade, Reading
from nlu.components.encoder import NONE, check_name
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.model_files import load_model, save_model
from nlu.components.sources import sources, versions
from nlu.components.training import FOLDS, Example, train
from nlu.logs import log
from nlu.settings import encoder_choice, stages_wanted

FALLBACK = "nlu_fallback"
DEEP = "encoders"
"""In a message's metadata: False if the n-grams alone are to read it."""
RANKING = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CivicIntentClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent``, ``intent_ranking`` and ``confirm`` of a message.

    ``intent`` is ``nlu_fallback`` if the best reading is below the reject threshold; the ranking
    holds the real readings, best first, or none where there is nothing that could be read.
    ``confirm`` is true if the reading was accepted but is not sure enough to act upon without
    asking.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``stages``: encoders in the order in which they are asked, the first is ``none``;
        ``negatives``: the training intent that holds sentences which mean nothing to us."""
        return {"stages": [{"encoder": NONE}], "negatives": "out_of_scope"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The source of the whole package, which encoders are wanted and which are installed:
        Rasa itself looks at this class and its configuration only."""
        digest = hashlib.sha256()
        for path in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(path.read_bytes())
        wanted = _wanted({**cls.get_default_config(), **config})
        digest.update(json.dumps(versions(wanted)).encode())
        return digest.hexdigest()

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        self._wanted = _wanted(config)
        self._negatives = config["negatives"]
        self._storage = model_storage
        self._resource = resource
        self.cascade: Cascade | None = None
        self._classes: list[str] = []
        self._unused: list[dict[str, Any]] = []

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
            vocabulary, stages, state = load_model(directory)
        component._classes = state["classes"]
        component._unused = list(state["unused"])
        usable = 1
        for wanted, stage in zip(component._wanted[1:], stages[1:], strict=False):
            if wanted != stage.name:
                break
            usable += 1
        told = {entry["encoder"] for entry in component._unused}
        for name in component._wanted[usable:]:
            if name not in told:
                reason = "the model was trained without it: train again"
                component._unused.append(_unused(name, reason))
        identities = [stage.identity for stage in stages[1:usable]]
        lazy = [LazyEncoder(identity) for identity in identities if identity is not None]
        component.cascade = Cascade(vocabulary, stages, lazy)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit, calibrate and store.

        Raises:
            InvalidConfigException: fewer sentences of an intent than folds, or no negatives.
        """
        # In an order that does not depend on files: the folds are drawn from it.
        examples = sorted(
            Example(m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples
        )
        _refuse_rare(examples, self._negatives)
        classes = sorted({e.intent for e in examples} - {self._negatives})
        found, missing = sources(self._wanted, [example.text for example in examples])
        unused = [_unused(name, reason) for name, reason in missing.items()]
        for entry in unused:
            log("understanding").warning("trained without", extra={"fields": entry})
        vocabulary, stages = train(examples, classes, found, self._negatives)
        with self._storage.write_to(self._resource) as directory:
            save_model(directory, vocabulary, stages, {"classes": classes, "unused": unused})
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._read(message)
        return messages

    def load_in_background(self) -> None:
        """Load the encoders now; until they are there the n-grams alone answer."""
        self._loaded().load_in_background()

    async def prepare(self, text: str) -> bool:
        """See :meth:`Cascade.prepare`; the value for ``metadata.encoders``."""
        return await self._loaded().prepare(text)

    def status(self) -> Mapping[str, Any]:
        """For the dialogue's health: ``encoders`` (encoder, version, state, reason) in their
        order, and ``left_early``."""
        status = self._loaded().status()
        return {**status, "encoders": [*status["encoders"], *self._unused]}

    def read(self, text: str, *, deep: bool = True) -> Reading:
        """Scores, confidence and thresholds of a text."""
        return self._loaded().read(text, deep=deep)

    def ranking(self, reading: Reading) -> list[dict[str, Any]]:
        """All intents, best first; the others' confidence falls with their odds against it."""
        scores = reading.scores
        if not len(scores):
            return []
        order = np.argsort(-scores)
        odds = reading.confidence * np.exp(scores[order] - scores[order[0]])
        pairs = zip(order, odds, strict=True)
        return [{"name": self._classes[i], "confidence": float(c)} for i, c in pairs]

    def _read(self, message: Message) -> None:
        metadata = message.get(METADATA) or {}
        reading = self.read(message.get(TEXT) or "", deep=bool(metadata.get(DEEP, True)))
        ranking = self.ranking(reading)
        confidence, thresholds = reading.confidence, reading.thresholds
        if confidence < thresholds.reject:
            _set(message, FALLBACK, 1.0 - confidence, ranking, confirm=False)
            return
        unsure = confidence < thresholds.confirm
        _set(message, ranking[0]["name"], confidence, ranking, confirm=unsure)

    def _loaded(self) -> Cascade:
        if self.cascade is None:
            raise InvalidConfigException("the classifier was trained here and not loaded")
        return self.cascade


def _wanted(config: dict[str, Any]) -> list[str]:
    """Names of the stages that are wanted here, by the configuration and the setting.

    Raises:
        InvalidConfigException: the first stage is not ``none``.
        GraphComponentException: an encoder that does not exist.
    """
    configured = [stage["encoder"] for stage in config["stages"]]
    if configured[:1] != [NONE]:
        raise InvalidConfigException("the first stage must be {encoder: none}")
    for name in configured:
        check_name(name)
    return stages_wanted(encoder_choice(), configured)


def _unused(name: str, reason: str) -> dict[str, Any]:
    return {"encoder": name, "version": "", "state": "unavailable", "reason": reason}


def _set(
    message: Message, name: str, confidence: float, ranking: Sequence[dict[str, Any]], *,
    confirm: bool,
) -> None:  # fmt: skip
    intent = {"name": name, "confidence": confidence}
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, list(ranking[:RANKING]), add_to_output=True)
    message.set("confirm", confirm, add_to_output=True)


def _refuse_rare(examples: Sequence[Example], negatives: str) -> None:
    counts = Counter({negatives: 0})
    counts.update(example.intent for example in examples)
    rare = sorted(name for name, count in counts.items() if count < FOLDS)
    if rare:
        raise InvalidConfigException(f"fewer than {FOLDS} training sentences: {', '.join(rare)}")
