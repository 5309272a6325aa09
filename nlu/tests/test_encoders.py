"""The encoders in their wheels, and what happens where one cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from nlu.components import encoder_e5, lazy_encoder
from nlu.components.embeddings import encode_cached
from nlu.components.encoder import Encoder, EncoderUnavailable, Identity, load_encoder
from nlu.components.lazy_encoder import LazyEncoder
from nlu.settings import SettingsError, encoder_choice, stages_wanted
from nlu.tests.patience import ended

BUNDLED = pytest.mark.parametrize("name", ["use", "e5"])


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


@BUNDLED
def test_other_words_of_the_same_meaning_are_near(name: str) -> None:
    encoder = load_encoder(name)
    broken, dark, lunch = encoder.encode(
        ["가로등이 고장났어요", "길가의 불이 안 켜져요", "오늘 점심은 김치찌개"]
    )
    assert broken.dtype == np.float32
    assert broken.shape == (encoder.dim,)
    assert cosine(broken, dark) > cosine(broken, lunch)


@BUNDLED
def test_several_threads_get_the_same_vectors(name: str) -> None:
    encoder = load_encoder(name)
    texts = [f"{word} 민원을 어디에 넣나요" for word in "가나다라마바사아"]
    alone = [encoder.encode([text])[0] for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: encoder.encode([text])[0], texts))
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))


@BUNDLED
def test_nothing_and_very_long_texts(name: str) -> None:
    encoder = load_encoder(name)
    assert encoder.encode([]).shape == (0, encoder.dim)
    assert np.isfinite(encoder.encode(["", "🙂", "가 " * 5000])).all()


def test_e5_reads_two_thirds_from_the_start_of_a_long_text() -> None:
    text = encoder_e5.cut("가" * 1000 + "나" * 1000)
    assert (len(text), text.count("가"), text.count("나")) == (200, 133, 66)
    assert encoder_e5.cut("짧다") == "짧다"


def test_e5_is_not_started_without_avx2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_e5.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(encoder_e5, "CPUINFO", tmp_path / "cpuinfo")
    encoder_e5.CPUINFO.write_text("flags : fpu sse4_2 avx\n", encoding="ascii")
    with pytest.raises(EncoderUnavailable, match="AVX2"):
        load_encoder("e5")


def test_a_model_of_the_hub_says_what_to_install() -> None:
    with pytest.raises(EncoderUnavailable, match="uv pip install .*transformers"):
        load_encoder("hub:intfloat/multilingual-e5-small")


CHOICES = {
    "nothing set": ({}, ["none", "e5"]),
    "empty": ({"SINMUNGO_NLU__ENCODER": ""}, ["none", "e5"]),
    "bundled": ({"SINMUNGO_NLU__ENCODER": "bundled"}, ["none", "e5"]),
    "none": ({"SINMUNGO_NLU__ENCODER": "none"}, ["none"]),
    "hub": ({"SINMUNGO_NLU__ENCODER": "hub:a/b"}, ["none", "hub:a/b"]),
}


@pytest.mark.parametrize(("environ", "stages"), CHOICES.values(), ids=CHOICES)
def test_the_setting_chooses(environ: dict[str, str], stages: list[str]) -> None:
    assert stages_wanted(encoder_choice(environ), ["none", "e5"]) == stages


@pytest.mark.parametrize("choice", ["e5", "hub:", "off"])
def test_another_setting_is_refused(choice: str) -> None:
    with pytest.raises(SettingsError, match="hub:<model>"):
        encoder_choice({"SINMUNGO_NLU__ENCODER": choice})


class Counting:
    """Knows the length of a text and how often it was asked."""

    dim = 2

    def __init__(self, name: str = "counting", version: str = "1", turn: int = 0) -> None:
        self.name, self.version, self.asked, self._turn = name, version, 0, turn

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += len(texts)
        vectors = np.array([[len(text), 1.0] for text in texts], np.float32).reshape(-1, 2)
        return np.roll(vectors, self._turn, axis=1)


def test_training_encodes_new_sentences_only(tmp_path: Path) -> None:
    encoder = Counting("hub:a/b")
    first = encode_cached(encoder, ["가", "나나", "가"], tmp_path)
    again = encode_cached(encoder, ["다다다", "나나"], tmp_path)
    assert encoder.asked == 3
    assert first.tolist() == [[1, 1], [2, 1], [1, 1]]
    assert again.tolist() == [[3, 1], [2, 1]]
    encode_cached(Counting("hub:a/b", "2"), ["가"], tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


INSTALLED: dict[str, tuple[Encoder | None, str]] = {
    "the same": (Counting(), ""),
    "another version": (Counting(version="2"), "trained with version 1, 2 is installed"),
    "other vectors": (Counting(turn=1), "its vectors differ from those of the training"),
    "gone": (None, "not here"),
}


@pytest.mark.parametrize(("installed", "reason"), INSTALLED.values(), ids=INSTALLED)
@pytest.mark.parametrize("background", [False, True], ids=["when needed", "in the background"])
def test_an_encoder_is_used_only_if_it_is_that_of_the_training(
    monkeypatch: pytest.MonkeyPatch, installed: Encoder | None, reason: str, background: bool
) -> None:
    def load(name: str) -> Encoder:
        assert name == "counting"
        if installed is None:
            raise EncoderUnavailable("not here")
        return installed

    monkeypatch.setattr(lazy_encoder, "load_encoder", load)
    lazy = LazyEncoder(Identity.of_json(Identity.of(Counting()).as_json()))
    assert lazy.status()["state"] == "waiting"
    if background:
        ended(lazy.load_in_background())
    assert (lazy.get() is None) == bool(reason)
    state = "unavailable" if reason else "ready"
    assert lazy.status() == {
        "encoder": "counting", "version": "1", "state": state, "reason": reason
    }  # fmt: skip
