"""The classifier: what it reads, what it rejects, and how its thresholds are found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml
from rasa.engine.exceptions import GraphComponentException
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message

from nlu.components.calibration import Answers, Platt, Thresholds, gate
from nlu.components.classifier import CivicIntentClassifier
from nlu.components.training import Example

CONFIG = {"stages": [{"encoder": "none"}], "negatives": "out_of_scope"}


def sentences() -> list[Example]:
    data = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text(encoding="utf-8"))
    return [
        Example(line.removeprefix("- "), entry["intent"])
        for entry in data["nlu"]
        for line in entry["examples"].splitlines()
    ]


def training_data(examples: Sequence[Example]) -> SimpleNamespace:
    messages = [Message({"text": e.text, "intent": e.intent}) for e in examples]
    return SimpleNamespace(intent_examples=messages)


def component(directory: Path, examples: Sequence[Example]) -> CivicIntentClassifier:
    """Trained, stored and loaded again."""
    storage = LocalModelStorage.create(directory)
    resource = Resource("classifier")
    CivicIntentClassifier.create(CONFIG, storage, resource, None).train(training_data(examples))
    return CivicIntentClassifier.load(CONFIG, storage, resource, None)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> CivicIntentClassifier:
    return component(tmp_path_factory.mktemp("small"), sentences())


def read(classifier: CivicIntentClassifier, text: str) -> Message:
    return classifier.process([Message({"text": text})])[0]


READ = {
    "Korean": ("민원을 넣고 싶습니다", "file_petition"),
    "English": ("hello there", "greet"),
    "no spaces": ("내민원어떻게됐어요", "check_status"),
    "capitals": ("START OVER", "start_over"),
    "nothing in common": ("xyzzy plugh", "nlu_fallback"),
    "no letters": ("🙂 ?!", "nlu_fallback"),
    "nothing": ("", "nlu_fallback"),
}


@pytest.mark.parametrize(("text", "intent"), READ.values(), ids=READ)
def test_reading(small: CivicIntentClassifier, text: str, intent: str) -> None:
    assert read(small, text).get("intent")["name"] == intent


def test_a_rejected_sentence_keeps_its_real_readings(small: CivicIntentClassifier) -> None:
    message = read(small, "xyzzy plugh 오늘 점심")
    names = [reading["name"] for reading in message.get("intent_ranking")]
    assert message.get("intent")["name"] == "nlu_fallback"
    assert len(names) == 5
    assert not {"nlu_fallback", "out_of_scope"} & set(names)


def test_confidences_are_ordered_probabilities(small: CivicIntentClassifier) -> None:
    ranking = read(small, "how long does it take?").get("intent_ranking")
    confidences = [reading["confidence"] for reading in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_the_same_data_make_the_same_model(tmp_path: Path, small: CivicIntentClassifier) -> None:
    again = component(tmp_path, sentences())
    text = "가로등 고쳐 주세요"
    assert read(again, text).get("intent") == read(small, text).get("intent")


def test_too_few_sentences_are_refused(tmp_path: Path) -> None:
    few = [*sentences(), Example("hm", "thank")]
    with pytest.raises(InvalidConfigException, match="thank"):
        component(tmp_path, few)
    known = [example for example in sentences() if example.intent != "out_of_scope"]
    with pytest.raises(InvalidConfigException, match="out_of_scope"):
        component(tmp_path, known)


CONFIGS = {
    "unknown encoder": (["none", "word2vec"], GraphComponentException),
    "no n-grams first": (["e5"], InvalidConfigException),
    "no stage": ([], InvalidConfigException),
}


@pytest.mark.parametrize(("stages", "error"), CONFIGS.values(), ids=CONFIGS)
def test_a_bad_list_of_stages_is_refused(
    tmp_path: Path, stages: list[str], error: type[Exception]
) -> None:
    config = {**CONFIG, "stages": [{"encoder": name} for name in stages]}
    with pytest.raises(error):
        CivicIntentClassifier.create(config, LocalModelStorage(tmp_path), Resource("c"), None)


def test_thresholds() -> None:
    confidences = np.linspace(0.01, 1.0, 100)
    thresholds = Thresholds.fit(Answers(confidences, confidences > 0.5, np.zeros(100, bool)))
    assert thresholds.reject == pytest.approx(0.8614)
    assert thresholds.confirm == pytest.approx(0.9505)


def test_the_gate_gives_up_very_little() -> None:
    in_scope = np.arange(1000) >= 10
    confidences = np.linspace(0.001, 1.0, 1000)
    unsure = Answers(confidences, confidences > 0.5, in_scope)
    best = Answers(confidences, in_scope, in_scope)
    assert gate(unsure, unsure) == pytest.approx(0.001)
    assert gate(unsure, best) == pytest.approx(0.5, abs=0.01)
    assert unsure.before(gate(unsure, best), best).top_1() >= 0.997


def test_the_gate_minds_what_means_nothing_to_us() -> None:
    """A stage that is right but gives out-of-scope sentences the same confidence lets them on."""
    in_scope = np.arange(1000) % 2 == 0
    blind = Answers(np.linspace(0.4, 0.6, 1000), in_scope, in_scope)
    seeing = Answers(np.where(in_scope, 0.9, 0.1), in_scope, in_scope)
    assert gate(blind, seeing) > 0.55


def test_platt_rises_with_score_and_margin_and_falls_with_the_outside() -> None:
    scores = np.random.default_rng(1).normal(size=(400, 4))
    right = np.sort(scores[:, :-1], axis=1)[:, -1] - scores[:, -1] > 0.8
    platt = Platt.fit(scores, right)
    assert platt.confidence(np.array([3.0, 0, 0, 0])) > platt.confidence(np.array([0.0, -1, 0, 0]))
    assert platt.confidence(np.array([3.0, 0, 0, 0])) > platt.confidence(np.array([3.0, 0, 0, 2]))
    assert platt.confidences(scores[:1])[0] == pytest.approx(platt.confidence(scores[0]))


def test_platt_gives_nothing_a_weight_of_the_wrong_sign() -> None:
    scores = np.random.default_rng(2).normal(size=(60, 4))
    right = scores[:, :-1].max(axis=1) < 0.8
    platt = Platt.fit(scores, right)
    assert platt.score >= 0
    assert platt.margin >= 0
    assert platt.outside <= 0
