"""Danger by kind: what words say of the sets, and of real first messages of people who are safe."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.base import danger
from actions.reading import meant
from tests.kit.sets import SETS

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"
NAMES = {"disguised_call": "disguised", "fire_or_accident": "fire"}
FILES = ("danger", "danger_more", "danger_third", "danger_fourth")
"""The third was written when the rules stood, and they were mended by it. The fourth
was read once the situations stood (45% heard by them then), and few were mended by it; what is
learnt is learnt from none of them, but was chosen with the fourth in sight."""
HARD = {"danger_fourth": (0.55, 0.4)}
"""Of a set that is not mended by: the least share that is heard, and whose kind is; who is heard
with no kind is told all numbers."""


@cache
def rows(file: str) -> list[dict[str, Any]]:
    text = (SETS / "openings" / f"{file}.yml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text))


def dangers(file: str) -> list[dict[str, Any]]:
    return [row for row in rows(file) if row["kind"] != "none"]


def fitting(row: dict[str, Any]) -> set[str]:
    return {NAMES.get(name, name) for name in (row["kind"], *row.get("also", ()))}


def first(text: str) -> str | None:
    """The kind that is heard where `text` begins a conversation."""
    found = danger.sounds(text) if meant.sounds_dangerous(text) else None
    return danger.kind(text) or found


@pytest.mark.parametrize("file", FILES[:3])
def test_what_has_words_for_it_is_heard_in_every_state(file: str) -> None:
    said = dangers(file)
    assert len([row for row in said if danger.heard(row["say"])]) >= 0.97 * len(said)


@pytest.mark.parametrize("file", FILES)
def test_danger_now_is_heard_and_its_kind(file: str) -> None:
    said = dangers(file)
    heard = [row for row in said if first(row["say"]) is not None]
    right = [row for row in said if first(row["say"]) in fitting(row)]
    assert len(said) >= 60
    least, told = HARD.get(file, (0.97, 0.9))
    assert len(heard) >= least * len(said)
    assert len(right) >= told * len(said)


@pytest.mark.parametrize("file", FILES)
def test_who_is_in_no_danger_is_not_taken_for_it(file: str) -> None:
    others = [row["say"] for row in rows(file) if row["kind"] == "none"]
    assert len(others) >= 48
    assert not [text for text in others if first(text) is not None]


@pytest.mark.parametrize(
    ("together", "alone"),
    [
        ("돈까스 하나요 203호요 전화하지 마시고 남자친구가 취했어요", "돈까스 하나요 203호요"),
        ("엄마 데리러 와 줘 그 사람이 옆에 있어", "엄마 데리러 와 줘 비가 와"),
        ("아기가 차 안에 혼자 있어요 창문 다 닫혔어요", "아기가 차 안에서 자요"),
        ("수면제 모아 놨어요 그냥 누가 알아줬으면 해요", "수면제 처방은 보건소에서도 되나요"),
        ("제가 멈추면 저 사람도 멈춰요", "신호가 멈추면 차가 밀려요"),
        ("물이 무릎까지 찼는데 문이 안 열려요", "비만 오면 물이 발목까지 찹니다"),
        ("two pizzas please, don't call, he's angry", "two pizzas please"),
        ("baby in a parked car, windows shut, sweating", "baby seat in a rented car"),
        ("whoever finds me, please feed my cat, I'm sorry", "I gave my cat away"),
        ("every time I stop he stops", "every bus stops here"),
    ],
)
def test_signs_that_are_danger_together_are_none_alone(together: str, alone: str) -> None:
    assert danger.heard(together)
    assert not danger.heard(alone)


def test_a_danger_in_a_story_is_heard_too() -> None:
    """Between other sentences; as a whole message the first ones say nothing of it."""
    lost = [
        row["say"]
        for row in dangers("danger")
        if not danger.heard(f"안녕하세요. 늘 감사합니다.\n{row['say']}\nThank you for reading.")
    ]
    assert len(lost) <= 0.03 * len(dangers("danger"))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("남편이 저를 때려요", "작년에 남편이 저를 때렸어요"),
        ("남편이 작년부터 저를 때리고 있어요", "예전에 남편이 저를 때렸습니다"),
        ("학생이 버스에 치였어요", "지난주에 학생이 버스에 치였어요"),
        ("건물에 불이 났어요", "3년 전에 건물에 불이 나서 다쳤습니다"),
        ("스토킹을 당하고 있어요", "스토킹을 당하는 사람을 위해 처벌을 강화해 주세요"),
        ("어제부터 어떤 남자가 계속 따라와요", "어제 어떤 남자가 따라왔어요"),
        ("he is beating his wife", "he beat his wife last year"),
        ("my house is on fire", "my house caught fire in 2019"),
        ("my husband beats me since last year", "my husband hit me two years ago"),
        ("a man fell in the river", "a man fell in the river last summer"),
        ("someone attacked my son", "someone attacked my son last week"),
        ("약을 한꺼번에 먹었어요", "약을 제때 먹었어요"),
    ],
)
def test_what_is_over_is_none(now: str, before: str) -> None:
    assert danger.heard(now)
    assert not danger.heard(before)


@pytest.mark.parametrize(
    "text",
    [
        "베란다에서 담배를 피워서 연기가 들어와요",
        "people are smoking on the balcony",
        "smokers outside the station",
        "아랫집 담배연기 때문에 못 살겠어요",
        "금연구역에서 흡연하는 사람이 많아요",
        "비둘기가 베란다에 갇혀 있어요",
        "dogs barking all night",
    ],
)
def test_a_nuisance_is_a_petition_whatever_it_is_taken_for(text: str) -> None:
    assert not danger.heard(text)
    assert danger.of_things(text)


@pytest.mark.skipif(not REAL.exists(), reason="the shared messages are not here")
def test_real_people_who_are_safe_get_no_numbers_instead() -> None:
    labels = yaml.safe_load((SETS / "real" / "labels.yml").read_text(encoding="utf-8"))
    now = {row["id"] for row in labels if row["danger"] == "now"}
    safe = [text for name, text in real() if name not in now]
    assert len(safe) > 2000
    assert sum(first(text) is not None for text in safe) <= 0.005 * len(safe)


def real() -> Iterator[tuple[str, str]]:
    """The first message of each row: its title, or its text where that is empty."""
    for path in sorted(REAL.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield row["id"], (row["title"] or "").strip() or (row["text"] or "").strip()
