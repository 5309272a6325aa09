"""SMS-08, SMS-18, SMS-20: what a person receives for one reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import regex
from hypothesis import given, settings

from connectors.messages import Choice, OutboundMessage
from connectors.sms.alphabet import Alphabet
from connectors.sms.downgrade import downgrade, plain
from connectors.sms.parts import MOST_SEGMENTS, PartWriter
from connectors.sms.segments import count
from tests.connectors.sms.texts import TEXTS
from tests.kit.load.size import examples

SENTENCES = {
    ("sms_parts.more", "ko"): "더 보시려면 ‘다음’이라고 답해 주세요.",
    ("sms_parts.more", "en"): "For the rest, reply MORE.",
    ("sms_parts.pick", "ko"): "번호로 답해 주세요.",
    ("sms_parts.pick", "en"): "Reply with a number.",
    ("sms_parts.say", "ko"): "이렇게 답하셔도 돼요: {words}",
    ("sms_parts.say", "en"): "Or reply: {words}",
}
MORE = plain(SENTENCES["sms_parts.more", "ko"])
NUMBERED = regex.compile(r"^\((\d+)/(\d+)\) ")


def sentence(key: str, locale: str, /, **values: str | int) -> str:
    return SENTENCES[key, locale].format(**values)


def message(
    text: str,
    *labels: str,
    locale: str = "ko",
    question: Mapping[str, Any] | None = None,
) -> OutboundMessage:
    choices = tuple(Choice(label, f"token-{n:03d}", n) for n, label in enumerate(labels, 1))
    return OutboundMessage(1, text, locale, "turn", choices, question)


WRITER = PartWriter(sentence)
ASKED = {"code": "q", "type": "choice"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (message("무엇을 도와드릴까요?"), "무엇을 도와드릴까요?"),
        (
            message("지울까요?", "네", "아니요", question=ASKED),
            "지울까요?\n1. 네\n2. 아니요\n번호로 답해 주세요.",
        ),
        (
            message("Erase it?", "Yes", "No", locale="en", question=ASKED),
            "Erase it?\n1. Yes\n2. No\nReply with a number.",
        ),
        (
            message("무엇을 도와드릴까요?", "민원 넣기", "도움말"),
            "무엇을 도와드릴까요?\n1. 민원 넣기\n2. 도움말\n번호로 답해 주세요.",
        ),
        (
            message("이름이 무엇인가요?", "건너뛸게요", question={"type": "person"}),
            "이름이 무엇인가요?\n1. 건너뛸게요",
        ),
        (
            message("몇 개인가요?", "건너뛸게요", question={"type": "number"}),
            "몇 개인가요?\n이렇게 답하셔도 돼요: 건너뛸게요",
        ),
        (
            message("가" * 45 + "?", "네, 맞아요", "아니요", question=ASKED),
            "가" * 45 + "?\n1. 네, 맞아요\n2. 아니요",
        ),
        (
            message("가" * 53 + "?", "네, 맞아요", "아니요", question=ASKED),
            "가" * 53 + "?\n1.네, 맞아요 2.아니요",
        ),
        (message("“네” — 좋아요…", "끝"), '"네" - 좋아요...\n1. 끝'),
    ],
    ids=[
        "no choices, no number",
        "SMS-18 choices are numbered",
        "SMS-18 in English",
        "SMS-18 a menu",
        "SMS-18 an aside to an open question",
        "SMS-18 a digit would be the answer: words",
        "an instruction is no segment worth",
        "one line saves a segment",
        "SMS-06 plain characters",
    ],
)
def test_one_part(asked: OutboundMessage, expected: str) -> None:
    (part,) = WRITER.parts(asked)
    assert part.text == expected
    assert (part.cost, part.hold, part.plain) == (1, False, None)
    assert (part.choices, part.question) == (asked.choices, asked.question)


def test_several_parts_are_numbered_and_the_last_one_asks() -> None:
    asked = message("접수되었어요. " + "잘 받았어요. " * 12, "네", "아니요", question=ASKED)
    parts = WRITER.parts(asked)
    assert [NUMBERED.match(part.text)[0] for part in parts] == ["(1/2) ", "(2/2) "]  # type: ignore[index]
    assert [part.choices for part in parts] == [(), asked.choices]
    assert [part.question for part in parts] == [None, ASKED]
    assert not any(part.hold for part in parts)
    assert parts == WRITER.parts(asked)


@pytest.mark.parametrize(
    ("sentences", "most", "per_part", "holds"),
    [
        (24, 3, 1, []),
        (25, 3, 1, []),
        (36, 3, 1, [2]),
        (80, 3, 1, [2, 5, 8]),
        (80, 1, 1, [0]),
        (80, 9, 1, [4]),
        (80, 3, 2, [1]),
        (80, 3, 3, [0]),
    ],
    ids=[
        "three go at once",
        "a fourth goes along",
        "of five two wait",
        "every third waits",
        "one at once",
        "never more than five segments",
        "two segments a part",
        "three segments a part",
    ],
)
def test_what_waits(sentences: int, most: int, per_part: int, holds: list[int]) -> None:
    writer = PartWriter(sentence, most=most, segments_per_part=per_part)
    parts = writer.parts(message("잘 받았어요. " * sentences))
    waiting = [index for index, part in enumerate(parts) if part.hold]
    assert waiting[: len(holds)] == holds
    assert [i for i, part in enumerate(parts) if part.text.endswith(MORE)] == waiting
    assert all(not part.hold for part in parts[-1:])
    burst = 0
    for part in parts:
        burst += part.cost
        assert burst <= MOST_SEGMENTS
        burst = 0 if part.hold else burst


def test_choices_stay_together_where_that_costs_nothing() -> None:
    labels = ("민원 넣기", "내 민원 확인하기", "무엇을 할 수 있나요")
    asked = message("민원을 도와드려요. " * 4 + "무엇을 할까요?", *labels)
    first, last = WRITER.render(asked)
    assert "1." not in first
    assert (
        last
        == "(2/2) 1. 민원 넣기\n2. 내 민원 확인하기\n3. 무엇을 할 수 있나요\n번호로 답해 주세요."
    )


def test_a_list_longer_than_a_part_is_cut_between_its_lines() -> None:
    labels = [f"{n}번째 서비스 이름" for n in range(1, 14)]
    texts = WRITER.render(message("골라 주세요.", *labels))
    lines = [
        line for text in texts for line in NUMBERED.sub("", text).removesuffix(MORE).splitlines()
    ]
    assert [line for line in lines if line[:1].isdigit()] == [
        f"{n}. {label}" for n, label in enumerate(labels, 1)
    ]


def test_numbers_beyond_nine() -> None:
    parts = WRITER.parts(message("잘 받았어요. " * 120))
    assert len(parts) > 9
    for index, part in enumerate(parts, 1):
        assert part.text.startswith(f"({index}/{len(parts)}) ")
        assert part.cost == 1


@pytest.mark.parametrize(
    ("syllables", "costs", "long"),
    [(45, [1], [False]), (46, [1], [True]), (1000, [1], [True]), (1001, [1, 1], [True, False])],
    ids=["SMS-20 an SMS", "SMS-20 an LMS", "SMS-20 a full LMS", "SMS-20 two"],
)
def test_euckr(syllables: int, costs: list[int], long: list[bool]) -> None:
    parts = PartWriter(sentence, alphabet="euckr").parts(message("가" * syllables))
    assert [part.cost for part in parts] == costs
    assert [len(part.text.encode("cp949")) > 90 for part in parts] == long


def test_a_name_in_another_script_does_not_keep_the_answer_back() -> None:
    (part,) = PartWriter(sentence, alphabet="euckr").parts(message("제목: กา 가로등 😀"))
    assert part.text == "제목: ?? 가로등"


def test_nothing_to_send() -> None:
    assert WRITER.parts(message("")) == []
    assert [part.text for part in WRITER.parts(message("", "네", "아니요"))] == [
        "1. 네\n2. 아니요\n번호로 답해 주세요."
    ]


@pytest.mark.parametrize("alphabet", ["auto", "euckr"])
@pytest.mark.many
@settings(max_examples=examples(500), derandomize=True, deadline=None, database=None)
@given(text=TEXTS)
def test_any_text(alphabet: Alphabet, text: str) -> None:
    """Every part within its limit, held in time, and nothing but white space lost."""
    writer = PartWriter(sentence, alphabet=alphabet)
    parts = writer.parts(message(text))
    counts = [count(part.text, alphabet) for part in parts]
    assert all(c.segments == 1 for c in counts)
    assert all(any(p.hold for p in parts[i : i + 3]) for i in range(len(parts) - 4))
    bodies = [part.text.removesuffix(MORE) if part.hold else part.text for part in parts]
    if len(parts) > 1:
        bodies = [NUMBERED.sub("", body) for body in bodies]
    sent, _ = downgrade(text, alphabet)
    assert "".join("".join(bodies).split()) == "".join(sent.split())
