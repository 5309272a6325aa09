"""The title that is suggested for a petition: its matter in the person's own words."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.reading.titles.polish import longest
from actions.reading.titles.suggest import suggest
from tests.kit.sets import SETS

REAL = Path(__file__).parents[5] / "shared" / "data" / "real"
PEOPLE = SETS / "listening" / "people.yml"
GREETING = re.compile(
    r"^(?:안녕|수고|존경|제목 없음|저는 .{0,40}입니다$|hello|hi\b|dear|my name)", re.I
)


@pytest.mark.parametrize(
    ("story", "title"),
    [
        (
            "안녕하세요. 저는 마포구에 사는 68세 주부입니다. 가로등이 고장났어요.",
            "가로등이 고장났어요",
        ),
        (
            "수고 많으십니다. 1. 골목길 하수구가 막혀서 냄새가 납니다.",
            "골목길 하수구가 막혀서 냄새가 납니다",
        ),
        ("민원 넣습니다. 버스가 한 시간째 안 와요. 감사합니다.", "버스가 한 시간째 안 와요"),
        (
            "두 가지 건의 드립니다. 놀이터 그네가 부러졌습니다. 고쳐 주세요.",
            "놀이터 그네가 부러졌습니다",
        ),
        ("연락처는 ⟦phone:1⟧입니다. 월급을 두 달째 못 받았어요.", "월급을 두 달째 못 받았어요"),
        ("다름이 아니라 층간소음이 너무 심합니다.", "층간소음이 너무 심합니다"),
        ("횡단보도 설치를 요청합니다", "횡단보도 설치를 요청"),
        ("Hello, my name is Ann. The swing is broken. Thank you.", "The swing is broken"),
        (
            "The lamp at W. Main St. is broken. It has been dark for weeks.",
            "The lamp at W. Main St. is broken",
        ),
        (
            "유기견이 늘고 있습니다. 보호소 환경 개선에 대한 지원을 부탁드립니다.",
            "보호소 환경 개선에 대한 지원을 부탁",
        ),
        (
            "골목 가로등 설치 요청 사유는 다음과 같습니다. 밤에 다니는 사람이 많습니다.",
            "골목 가로등 설치 요청",
        ),
        (
            "물론 제가 잘못 세운 것은 압니다. 그런데 알리지도 않고 견인해 갔습니다.",
            "알리지도 않고 견인해 갔습니다",
        ),
        ("We call on the government to ban fireworks.", "Ban fireworks"),
        ("가로등이 꺼졌어요. 밤에 무서워요.", "가로등이 꺼졌어요"),
        ("word " * 30, "word " * 16 + "word…"),
        ("가" * 100, "가" * 59 + "…"),
        ("", ""),
    ],
)
def test_the_sentence_that_carries_the_matter(story: str, title: str) -> None:
    assert suggest(story) == title


@pytest.mark.parametrize(
    ("story", "place", "title"),
    [
        ("가로등이 나갔어요", "성산로 128 앞", "성산로 128 앞 가로등이 나갔어요"),
        ("성산로 128 앞 가로등이 나갔어요", "성산로 128 앞", "성산로 128 앞 가로등이 나갔어요"),
        ("The lamp is out", "Mapo Station exit 3", "The lamp is out, Mapo Station exit 3"),
        ("가로등이 나갔어요", "⟦spot:1⟧", "가로등이 나갔어요"),
        ("가로등이 나갔어요", "가" * 60, "가로등이 나갔어요"),
        (
            "아 진짜 돌겠네!! 아래층 노래연습장이 새벽 5시까지 쿵쾅거린다고\n"
            "파출소에 열 번도 더 전화했어 올 때만 조용하고 가면 또 시작이야\n"
            "하... 상계동 마들로 31이야",
            "상계동 마들로 31",
            "상계동 마들로 31 아래층 노래연습장이 새벽 5시까지 쿵쾅거린다고",
        ),
    ],
)
def test_where_it_fits(story: str, place: str, title: str) -> None:
    assert suggest(story, place) == title


@pytest.mark.skipif(not PEOPLE.exists(), reason="the set of people is not here")
def test_the_matter_of_forty_people() -> None:
    people = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))
    missed = [
        (p["id"], title)
        for p in people
        if not any(m.lower() in (title := suggest(p["first"])).lower() for m in p["matter"])
    ]
    assert len(missed) <= 2, missed


@pytest.mark.skipif(not REAL.exists(), reason="the shared petitions are not here")
def test_real_stories_never_have_a_greeting_for_a_title() -> None:
    rows: list[dict[str, str]] = []
    for name in ("ko_petitions.csv", "en_petitions.csv"):
        with (REAL / name).open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    rows = [row for row in rows if len(row["text"]) >= 200]
    rows.sort(key=lambda row: hashlib.sha1(row["id"].encode(), usedforsecurity=False).hexdigest())
    for row in rows[:200]:
        title = suggest(row["text"])
        assert 8 <= len(title) <= longest(title), (row["id"], title)
        assert not GREETING.search(title), (row["id"], title)


_PARTS_SAID = (
    "안녕하세요. 가로등이 나갔어요 ⟦phone:1⟧ ⟦spot:12⟧입니다 저는 성산로 부탁드립니다. 1. , Hi the "
    "lamp is out. ⟦ ⟧ …"
)
PARTS = st.sampled_from(_PARTS_SAID.split())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=20).map(" ".join)),
    st.one_of(st.none(), st.text(max_size=70)),
)
@example("안녕하세요", None)
@example("⟦phone:1⟧", None)
@example("감사합니다. 수고하세요.", None)
def test_whatever_is_typed(story: str, place: str | None) -> None:
    title = suggest(story, place)
    assert len(title) <= longest(title)
    told = re.sub("⟦[^⟧]*⟧", "", story)
    if re.search(r"[^\W\d_]", told):
        assert title
    assert "⟦" not in title
