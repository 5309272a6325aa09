"""The cascade: who is asked when, what is remembered, and what happens when it is busy."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nlu.components import cascade as module
from nlu.components import lazy_encoder
from nlu.components.cascade import Cascade
from nlu.components.encoder import Encoder, EncoderUnavailable, Identity
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.model_files import load_model, save_model
from nlu.components.ngrams import Vocabulary
from nlu.components.recent import Recent
from nlu.components.stage import Stage
from nlu.components.training import Source, train
from nlu.tests.patience import PATIENCE, ended
from nlu.tests.test_classifier import sentences

NEW = "새로운 문장"
UNKNOWN = "不要删除"


class Asks:
    """An encoder that knows one thing: whether a text asks something."""

    name, version, dim = "asks", "1", 2

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self.free.set()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        assert self.free.wait(PATIENCE)
        self.asked += texts
        rows = [[t.endswith("?"), not t.endswith("?")] for t in texts]
        return np.array(rows, np.float32).reshape(-1, 2)


@pytest.fixture(scope="module")
def model() -> tuple[Vocabulary, list[Stage], list[str]]:
    examples = sentences()
    classes = sorted({e.intent for e in examples} - {"out_of_scope"})
    nothing = np.zeros((len(examples), 0), np.float32)
    encoder = Asks()
    vectors = encoder.encode([e.text for e in examples])
    second = Source("asks", Identity.of(encoder), vectors)
    vocabulary, stages = train(examples, classes, [Source("none", None, nothing), second])
    return vocabulary, stages, classes


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Asks:
    installed = Asks()
    monkeypatch.setattr(lazy_encoder, "load_encoder", lambda name: installed)
    return installed


def cascade(model: tuple[Vocabulary, list[Stage], list[str]], gate: float) -> Cascade:
    vocabulary, (first, second), _ = model
    assert second.identity is not None
    return Cascade(vocabulary, [replace(first, gate=gate), second], [LazyEncoder(second.identity)])


def test_a_second_stage_adds_its_encoder(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Encoder
) -> None:
    _, stages, classes = model
    assert [stage.linear.dense.shape for stage in stages] == [(0, 6), (2, 6)]
    faq = classes.index("ask_faq")
    ours = cascade(model, gate=1.0)
    assert ours.read(NEW).scores[faq] < ours.read(f"{NEW}?").scores[faq]
    known = "민원 처리"
    shallow = [ours.read(text, deep=False).scores[faq] for text in (known, f"{known}?")]
    assert shallow[0] == shallow[1]


def test_a_model_is_stored_whole(
    tmp_path: Path, model: tuple[Vocabulary, list[Stage], list[str]], encoder: Encoder
) -> None:
    vocabulary, stages, classes = model
    save_model(tmp_path, vocabulary, stages, {"classes": classes})
    vocabulary, stages, state = load_model(tmp_path)
    assert state == {"classes": classes}
    before, after = cascade(model, 1.0).read(NEW), cascade((vocabulary, stages, []), 1.0).read(NEW)
    assert after.scores == pytest.approx(before.scores)
    assert (after.confidence, after.thresholds) == (before.confidence, before.thresholds)


GATES = {"sure": (0.0, 0), "unsure": (1.0, 1)}


@pytest.mark.parametrize(("gate", "stage"), GATES.values(), ids=GATES)
def test_only_the_unsure_reach_the_encoder(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks, gate: float, stage: int
) -> None:
    ours = cascade(model, gate)
    ours.read("처음부터 다시")
    asked = len(encoder.asked)
    reading = ours.read("민원 처리")
    assert reading.stage == stage
    assert len(encoder.asked) - asked == stage
    assert reading.thresholds == model[1][1].thresholds


def test_unknown_letters_reach_the_encoder_past_any_gate(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks
) -> None:
    ours = cascade(model, gate=0.0)
    assert asyncio.run(ours.prepare(UNKNOWN)) is True
    reading = ours.read(UNKNOWN)
    assert encoder.asked.count(UNKNOWN) == 1
    assert reading.stage == 1
    assert reading.confidence < reading.thresholds.confirm


@pytest.mark.parametrize("text", ["010-5555-0101", "⟦phone:1⟧", "?!", ""])
def test_what_has_no_letter_reaches_nobody(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks, text: str
) -> None:
    ours = cascade(model, gate=1.0)
    assert asyncio.run(ours.prepare(text)) is True
    reading = ours.read(text)
    assert (len(reading.scores), reading.confidence) == (0, 0.0)
    assert text not in encoder.asked


def test_unknown_letters_without_an_encoder_are_not_understood(
    model: tuple[Vocabulary, list[Stage], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(name: str) -> Encoder:
        raise EncoderUnavailable(f"{name} is not here")

    monkeypatch.setattr(lazy_encoder, "load_encoder", none)
    ours = cascade(model, gate=0.0)
    assert asyncio.run(ours.prepare(UNKNOWN)) is True
    reading = ours.read(UNKNOWN)
    assert (len(reading.scores), reading.confidence) == (0, 0.0)


def test_the_same_text_is_read_once(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks
) -> None:
    ours = cascade(model, 1.0)
    assert ours.read(NEW) is ours.read(NEW)
    assert encoder.asked.count(NEW) == 1


def test_while_the_encoder_loads_the_n_grams_answer(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks
) -> None:
    encoder.free.clear()
    ours = cascade(model, 1.0)
    (loading,) = ours.load_in_background()
    early = ours.read("처음부터 다시")
    assert (early.stage, early.thresholds) == (0, model[1][0].thresholds)
    assert len(early.scores) > 0
    assert len(ours.read(UNKNOWN).scores) == 0
    assert ours.status()["encoders"][0]["state"] in ("waiting", "loading")
    encoder.free.set()
    ended(loading)
    assert ours.read(NEW).stage == 1
    assert ours.status()["encoders"][0]["state"] == "ready"


def test_encoding_does_not_hold_up_the_loop_and_a_full_queue_answers_early(
    model: tuple[Vocabulary, list[Stage], list[str]], encoder: Asks
) -> None:
    ours = cascade(model, 1.0)
    ours.read("warm")

    async def run() -> None:
        encoder.free.clear()
        texts = [f"{NEW} {i}" for i in range(module.QUEUE)]
        tasks = [asyncio.create_task(ours.prepare(text)) for text in texts]
        await asyncio.sleep(0)
        assert await ours.prepare(UNKNOWN) is False
        assert ours.status()["left_early"] == 1
        assert len(ours.read(UNKNOWN, deep=False).scores) == 0
        assert not any(task.done() for task in tasks)
        encoder.free.set()
        assert all(await asyncio.gather(*tasks))
        asked = len(encoder.asked)
        assert all(ours.read(text).stage == 1 for text in texts)
        assert len(encoder.asked) == asked
        assert await ours.prepare(UNKNOWN) is True
        assert ours.read(UNKNOWN).stage == 1

    asyncio.run(run())


def test_the_least_recently_used_is_forgotten() -> None:
    recent: Recent[str] = Recent(2)
    for text in ("a", "b"):
        recent.put(text, 1, text)
    assert recent.get("a", 1) == "a"
    recent.put("c", 1, "c")
    assert [recent.get(text, 1) for text in "abc"] == ["a", None, "c"]
    assert recent.get("a", 2) is None
