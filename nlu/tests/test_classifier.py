"""The classifier: what it reads, what it rejects, and the seam for encoders."""

from __future__ import annotations

import csv
import tarfile
import time
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

from nlu.components import encoder as encoders
from nlu.components.calibration import Platt, confirm_threshold, gate, reject_threshold
from nlu.components.classifier import CivicIntentClassifier
from nlu.components.stage import Stage
from nlu.components.training import Example, train
from nlu.settings import MODEL_NAME, NLU_ROOT

CONFIG = {"stages": [{"encoder": "none"}], "negatives": "out_of_scope"}
MODEL = NLU_ROOT / "models" / f"{MODEL_NAME}.tar.gz"


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


def test_an_unknown_encoder_is_refused() -> None:
    with pytest.raises(GraphComponentException, match="none"):
        encoders.encoder_named("word2vec")


class Lengths:
    """An encoder that knows one thing: whether a text asks something."""

    name, version, dim = "question", "1", 2

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([[t.endswith("?"), not t.endswith("?")] for t in texts], np.float32)


def test_a_second_stage_adds_its_encoder(tmp_path: Path) -> None:
    examples = sentences()
    classes = sorted({e.intent for e in examples} - {"out_of_scope"})
    stages, reject, confirm = train(examples, classes, [None, Lengths()])
    assert 0 <= reject <= confirm <= 1
    assert [stage.linear.dense.shape for stage in stages] == [(0, 5), (2, 5)]
    faq = classes.index("ask_faq")
    text = "새로운 문장"
    assert stages[0].read(text)[0][faq] == stages[0].read(text + "?")[0][faq]
    assert stages[1].read(text)[0][faq] < stages[1].read(text + "?")[0][faq]
    stages[1].save(tmp_path, 1)
    loaded = Stage.load(tmp_path, 1, Lengths())
    assert loaded.read(text)[1] == pytest.approx(stages[1].read(text)[1])
    assert loaded.gate == stages[1].gate


def test_thresholds() -> None:
    confidences = np.linspace(0.01, 1.0, 100)
    in_scope = np.ones(100, bool)
    assert reject_threshold(confidences, in_scope) == pytest.approx(0.0595)
    right = confidences > 0.5
    found = confirm_threshold(confidences, right, 0.1)
    assert right[confidences >= found].mean() >= 0.95
    assert confirm_threshold(confidences, np.zeros(100, bool), 0.1) == 1.0
    assert gate((confidences, right), right) == pytest.approx(0.01)
    assert gate((confidences, right), np.ones(100, bool)) == pytest.approx(0.5, abs=0.02)


def test_platt_rises_with_score_and_margin() -> None:
    scores = np.random.default_rng(1).normal(size=(200, 3))
    right = np.sort(scores, axis=1)[:, -1] > 0.8
    platt = Platt.fit(scores, right)
    assert platt.confidence(3.0, 0.0) > platt.confidence(0.0, -1.0)
    assert platt.confidences(scores[:1])[0] == pytest.approx(
        platt.confidence(*np.sort(scores[0])[::-1][:2])
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> CivicIntentClassifier:
    """The classifier of the project's own model; `make` trains it before it tests."""
    if not MODEL.exists():
        pytest.skip("no model: python -m nlu.train")
    directory = tmp_path_factory.mktemp("trained")
    with tarfile.open(MODEL) as archive:
        archive.extractall(directory)
    found = next(directory.rglob("classifier.json")).parent
    storage = LocalModelStorage.create(found.parent)
    return CivicIntentClassifier.load(CONFIG, storage, Resource(found.name), None)


def unseen(language: str) -> list[dict[str, str]]:
    path = Path(__file__).with_name("data") / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Measured 2026-11: top-1 96 (ko), 92 (en); top-3 99, 98. A fall below these is a change to look at.
@pytest.mark.parametrize(("language", "first", "three"), [("ko", 0.93, 0.97), ("en", 0.89, 0.96)])
def test_unseen_sentences(
    trained: CivicIntentClassifier, language: str, first: float, three: float
) -> None:
    rankings = [
        (row["intent"], [r["name"] for r in read(trained, row["text"]).get("intent_ranking")])
        for row in unseen(language)
        if row["intent"] in trained._classes
    ]
    assert len(rankings) > 200
    assert sum(intent == names[0] for intent, names in rankings) / len(rankings) >= first
    assert sum(intent in names[:3] for intent, names in rankings) / len(rankings) >= three


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_means_nothing_to_us_is_not_acted_upon(
    trained: CivicIntentClassifier, language: str
) -> None:
    """Rejected, or not sure enough to act upon without asking."""
    messages = [read(trained, r["text"]) for r in unseen(language) if r["intent"] == "out_of_scope"]
    held = [m.get("confirm") or m.get("intent")["name"] == "nlu_fallback" for m in messages]
    assert len(held) > 50
    assert sum(held) / len(held) >= 0.9


def test_a_message_takes_less_than_half_a_millisecond(trained: CivicIntentClassifier) -> None:
    texts = [row["text"] for row in unseen("ko")]
    times = []
    for text in texts:
        started = time.thread_time()
        read(trained, text)
        times.append(time.thread_time() - started)
    assert float(np.median(times)) < 0.0005
