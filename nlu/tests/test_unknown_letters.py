"""What is written in letters that the n-grams do not know, or in none: never a sure answer."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from nlu.components import lazy_encoder
from nlu.components.cascade import Cascade
from nlu.components.classifier import DEEP, CivicIntentClassifier
from nlu.components.encoder import Identity
from nlu.components.lazy_encoder import LazyEncoder
from nlu.components.ngrams import Vocabulary, blocks
from nlu.components.normalise import normalise, wording
from nlu.components.training import Example, Source, train
from nlu.settings import PROJECT_ROOT
from nlu.tests.test_classifier import component, sentences
from nlu.tests.test_unseen import held, trained

__all__ = ["trained"]

SETS = yaml.safe_load(
    (PROJECT_ROOT / "tests" / "sets" / "unknown_letters.yml").read_text(encoding="utf-8")
)
TEXTS, DIGITS = SETS["texts"], SETS["digits"]
ANSWERED = 0.6
"""Confidence from which the journeys take yes or no for an answer."""
SCRIPTS = {
    "Han": (0x4E00, 0x9FA5),
    "kana": (0x3041, 0x30F6),
    "Cyrillic": (0x0410, 0x044F),
    "Arabic": (0x0627, 0x064A),
    "Thai": (0x0E01, 0x0E2E),
}


def examples() -> list[Example]:
    """Those of the small model, with a yes of a letter or two: what is short and unknown would be
    like it, if a space were an n-gram."""
    yes = ["네", "예", "응", "어", "y", "ok", "넵", "웅", "콜", "k", "암", "ㅇ"]
    no = ["아니 그건 틀렸어요", "동의하지 않습니다", "절대 아닙니다", "not at all", "wrong one"]
    return [
        *sentences(),
        *(Example(text, "affirm") for text in yes),
        *(Example(text, "deny") for text in no),
    ]


class Yes:
    """An encoder that finds a yes in every text that has no letter of ours."""

    name, version, dim = "yes", "1", 2

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        ours = [any("가" <= c <= "힣" or "a" <= c.lower() <= "z" for c in text) for text in texts]
        rows = [[0.9, 0.1] if known else [0.0, 1.0] for known in ours]
        return np.array(rows, np.float32).reshape(-1, 2)


@pytest.fixture(scope="module", params=["n-grams", "encoder", "shipped"])
def classifier(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CivicIntentClassifier]:
    """A small one without and with an encoder, and the project's own."""
    if request.param == "shipped":
        yield request.getfixturevalue("trained")
        return
    small = component(tmp_path_factory.mktemp("small"), examples())
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "encoder":
            patch.setattr(lazy_encoder, "load_encoder", lambda name: Yes())
            small.cascade = deep(Yes())
        yield small


def deep(encoder: Yes) -> Cascade:
    learned = examples()
    classes = sorted({e.intent for e in learned} - {"out_of_scope"})
    identity = Identity.of(encoder)
    first = Source("none", None, np.zeros((len(learned), 0), np.float32))
    second = Source("yes", identity, encoder.encode([e.text for e in learned]))
    vocabulary, stages = train(learned, classes, [first, second])
    stages[1].linear.dense[1, classes.index("affirm")] += 100  # so sure is no text of ours
    return Cascade(vocabulary, stages, [LazyEncoder(identity)])


def read(classifier: CivicIntentClassifier, texts: Sequence[str]) -> list[Message]:
    return classifier.process([Message({"text": text}) for text in texts])


def generated(count: int) -> list[str]:
    """In each script in turn, one or two words of one to four letters, some with a mark behind."""
    dice = random.Random(20261130)
    return [
        " ".join(
            "".join(chr(dice.randint(*bounds)) for _ in range(dice.randint(1, 4)))
            for _ in range(dice.randint(1, 2))
        )
        + dice.choice(["", "", "!", "?", ".", "…"])
        for _ in range(count // len(SCRIPTS))
        for bounds in SCRIPTS.values()
    ]


def sure(messages: Sequence[Message]) -> list[tuple[str, str, float]]:
    """Those that would be acted upon without asking, or taken for an answer."""
    return [
        (message.get("text"), intent["name"], intent["confidence"])
        for message in messages
        if (intent := message.get("intent"))["name"] != "nlu_fallback"
        and (not held(message) or intent["confidence"] >= ANSWERED)
    ]


def test_no_text_of_unknown_letters_is_surely_understood(classifier: CivicIntentClassifier) -> None:
    assert sure(read(classifier, TEXTS)) == []


def test_no_generated_text_is_surely_understood(classifier: CivicIntentClassifier) -> None:
    """All by the n-grams, an eleventh by the encoder, too, where it is a real one: 40 ms a text."""
    texts = generated(2000)
    assert len(set(texts)) > 1700
    shallow = [Message({"text": text, "metadata": {DEEP: False}}) for text in texts]
    assert sure(classifier.process(shallow)) == []
    real = any(encoder["encoder"] == "e5" for encoder in classifier.status()["encoders"])
    assert sure(read(classifier, texts[:: 11 if real else 1])) == []


def test_digits_and_marks_alone_are_not_classified(classifier: CivicIntentClassifier) -> None:
    for message in read(classifier, [*DIGITS, *(f"{text} 이에요" for text in DIGITS)]):
        assert message.get("intent") == {"name": "nlu_fallback", "confidence": 1.0}
        assert message.get("intent_ranking") == []
        assert message.get("confirm") is False


WORDED = {
    "digits with a copula": ("1234567 이에요", ""),
    "a mark with one": ("⟦phone:1⟧입니다.", ""),
    "a choice": ("2번이요", ""),
    "full width": ("１２３", ""),
    "a number in a sentence": ("제 번호는 ⟦phone:1⟧입니다", "제 번호는 0 입니다"),
    "a number and a noun": ("112번 버스", "000번 버스"),
    "a sum": ("5만원", "0만원"),
    "a copula alone": ("이에요", "이에요"),
}


@pytest.mark.parametrize(("text", "words"), WORDED.values(), ids=WORDED)
def test_what_there_is_to_understand(text: str, words: str) -> None:
    assert wording(text) == words


SMALL = Vocabulary.of(["네 맞아요", "가로등이 고장났어요", "yes please"])
SHARES = {
    "a known word of one letter": ("네", 1.0),
    "a known letter that is no word": ("맞", 0.0),
    "a known pair, an unknown letter": ("고장난", 2 / 3),
    "typed without spaces": ("네맞아요", 1.0),
    "half": ("네 不", 0.5),
    "digits are no letters": ("네 000", 1.0),
    "another script": ("не удаляйте", 0.0),
    "nothing": ("", 0.0),
    "digits": ("000", 0.0),
}


@pytest.mark.parametrize(("text", "share"), SHARES.values(), ids=SHARES)
def test_the_share_of_known_letters(text: str, share: float) -> None:
    assert SMALL.known_share(normalise(text)) == pytest.approx(share)


def test_no_n_gram_is_a_space() -> None:
    assert [gram for block in blocks("네 맞아요") for gram in block if not gram.strip()] == []
    assert SMALL.features("不要 删除") == []


def test_unknown_n_grams_count_for_the_length_of_a_block() -> None:
    (_, alone), *_ = SMALL.features("네")
    (_, beside), *_ = SMALL.features("네 不要删除")
    assert beside > alone


def test_training_and_serving_weigh_alike() -> None:
    row = SMALL.matrix(["네 不要删除"]).toarray()[0]
    for columns, length in SMALL.features("네 不要删除"):
        assert row[columns] == pytest.approx(np.sqrt(SMALL.idf[columns]) / length, rel=1e-5)


SHORT = {
    "affirm": ["ㅇㅇ", "ok", "넵", "네", "응", "yes", "ㅇㅋ", "y"],
    "deny": ["ㄴㄴ", "no", "아니요", "아뇨", "n", "ㄴ"],
}


@pytest.mark.parametrize("intent", SHORT)
def test_short_true_words_are_understood(trained: CivicIntentClassifier, intent: str) -> None:
    messages = read(trained, SHORT[intent])
    assert [m.get("intent")["name"] for m in messages] == [intent] * len(messages)
    assert not any(map(held, messages))


UNSURE = ["헉", "쥐", "음", "뭐", "흠", "글쎄", "맞은편", "헐", "잉", "앗"]


def test_short_unknown_words_are_no_answer(trained: CivicIntentClassifier) -> None:
    assert sure(read(trained, UNSURE)) == []


FOLLOWED = [
    "위험해요 누가 쫓아와요",
    "누가 따라와요",
    "누가 저를 쫓아오고 있어요",
    "모르는 사람이 집까지 따라왔어요",
    "someone keeps following me, I'm scared",
]
FAR = ["번호를 잊어버렸어요 비밀번호를 모르겠어요", "비밀번호를 잊어버렸어요", "I forgot my PIN"]


def test_who_is_followed_is_in_danger(trained: CivicIntentClassifier) -> None:
    names = [m.get("intent")["name"] for m in read(trained, FOLLOWED)]
    assert names == ["send_sos"] * len(FOLLOWED)


def test_who_forgot_a_number_does_not_want_all_erased(trained: CivicIntentClassifier) -> None:
    for message in read(trained, FAR):
        assert message.get("intent")["name"] != "delete_my_data"
