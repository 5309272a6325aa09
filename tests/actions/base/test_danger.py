"""One table of words of danger: what a dialogue hears, and what counts where none is asked."""

from __future__ import annotations

import pytest
import yaml

from actions.base import danger
from tests.kit.sets import SETS

BOTH = (
    "살려주세요", "누가 저를 따라와요", "집에 불이 났어요", "아이가 없어졌어요",
    "더는 살고 싶지 않습니다", "사람이 물에 떠내려가요", "지하철역부터 저를 미행하는 사람이 있어요",
    "119 좀 보내주세요 급해요", "경찰 불러주세요 옆방에 숨어 있어요", "need an ambulance now",
    "I am going to end it tonight",
    "someone is following me", "my house is on fire", "he is choking my mum", "SOS",
    "my child fell into the river", "I don't want to live anymore", "there is a burglar inside",
)  # fmt: skip
ONLY_PERHAPS = (
    "물에 빠질 것 같은데 구조해 주세요", "무언가 폭발할 것 같아요",
    "칼이 무서워요",
    "전화통에 불이 났어요", "전통시장을 살려주세요", "fire in the hole",
    "I was beaten by the queue", "this queue is killing me",
)  # fmt: skip
NEITHER = (
    "가로등이 고장났어요", "여권은 어디서 만들어요?", "네", "수신동의", "1234",
    "the street lamp is broken", "where do I get a passport?", "yes", "thanks",
)  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "found"),
    [(BOTH, (True, True)), (ONLY_PERHAPS, (False, True)), (NEITHER, (False, False))],
    ids=["both", "only where no dialogue is asked", "neither"],
)
def test_who_hears_what(texts: tuple[str, ...], found: tuple[bool, bool]) -> None:
    other = [text for text in texts if (danger.heard(text), danger.perhaps(text)) != found]
    assert not other


def test_what_a_dialogue_hears_counts_without_one_too() -> None:
    table = yaml.safe_load((SETS / "commands_in_text.yml").read_text(encoding="utf-8"))
    assert len(table["danger"]) > 20
    assert not [text for text in table["danger"] if not danger.perhaps(text)]
