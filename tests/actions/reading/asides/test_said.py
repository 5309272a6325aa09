"""Whole texts beside the open question of a petition, each by what it is and by nothing else."""

from __future__ import annotations

import time

import pytest

from actions.reading import topics
from actions.reading.asides import erasing, further, ordinals, person, polite, questions
from tests.kit.sets import rows

TOPICS = ("share", "privacy", "photo", "days", "fee", "next")
PLACES = {"first": 0, "second": 1, "third": 2, "last": 4}
LISTED = 5


def texts(*names: str) -> list[tuple[str, str]]:
    return [(name, str(text)) for name in names for text in rows("card_said", name)]


@pytest.mark.parametrize(("wish", "text"), texts("add", "out", "hide"))
def test_what_is_to_be_done_with_a_name(wish: str, text: str) -> None:
    said = person.said(text)
    assert said is not None
    assert said.wish == wish


@pytest.mark.parametrize(("_", "text"), texts("not_person", "not_questions", "not_polite"))
def test_nothing_is_to_be_done_with_a_name(_: str, text: str) -> None:
    assert person.said(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("전화번호는 빼 주세요", "phone"),
        ("delete my phone number", "phone"),
        ("연락처 남길게요", "phone"),
        ("이름이랑 번호 빼 주세요", "name"),
        ("익명으로 할래요", "name"),
        ("keep it anonymous", "name"),
    ],
)
def test_of_which_row_it_is(text: str, code: str) -> None:
    said = person.said(text)
    assert said is not None
    assert said.code == code


@pytest.mark.parametrize(("topic", "text"), texts(*TOPICS))
def test_what_is_asked_of_this_petition(topic: str, text: str) -> None:
    assert questions.asked(text) == topic


@pytest.mark.parametrize(("_", "text"), texts("not_questions", "not_person", "not_further"))
def test_nothing_is_asked_of_this_petition(_: str, text: str) -> None:
    assert questions.asked(text) is None


@pytest.mark.parametrize(("_", "text"), texts("out", "hide"))
def test_with_nothing_open_a_name_is_a_question(_: str, text: str) -> None:
    assert topics.bare(text) in ("anonymous", "share")


@pytest.mark.parametrize(("_", "text"), texts("another"))
def test_another_petition(_: str, text: str) -> None:
    assert further.another(text)
    assert not further.announced(text)


@pytest.mark.parametrize(("_", "text"), texts("more"))
def test_more_of_the_same(_: str, text: str) -> None:
    assert further.announced(text)
    assert not further.another(text)


@pytest.mark.parametrize(("_", "text"), texts("not_further", *TOPICS, "add", "out", "fine"))
def test_neither_another_nor_more(_: str, text: str) -> None:
    assert not further.another(text)
    assert not further.announced(text)


@pytest.mark.parametrize(("kind", "text"), texts("hello", "thanks", "fine"))
def test_a_kind_word(kind: str, text: str) -> None:
    assert polite.kind(text) == kind


@pytest.mark.parametrize(("_", "text"), texts("not_polite", *TOPICS, "add", "another", "more"))
def test_no_kind_word(_: str, text: str) -> None:
    assert polite.kind(text) is None


@pytest.mark.parametrize(("which", "text"), texts(*PLACES))
def test_a_number_in_words(which: str, text: str) -> None:
    assert ordinals.place(text, LISTED) == PLACES[which]


@pytest.mark.parametrize(("_", "text"), texts("not_a_number", "hello", "thanks", "out"))
def test_no_number_of_a_list(_: str, text: str) -> None:
    assert ordinals.place(text, LISTED) is None


@pytest.mark.parametrize(("_", "text"), texts("erase_part", "out"))
def test_a_part_is_never_all(_: str, text: str) -> None:
    assert erasing.is_part(text)


@pytest.mark.parametrize(("_", "text"), texts("erase_all", "add"))
def test_all_is_all(_: str, text: str) -> None:
    assert not erasing.is_part(text)


def test_none_of_them_takes_long() -> None:
    hostile = [
        "하나더신고" * 14,
        "또하나" * 20 + "힣",
        "one more another report " * 3,
        "my name " * 9,
    ]
    begun = time.process_time()
    for text in hostile:
        text = text[:70]
        for heard in (person.said, questions.asked, further.another, further.announced):
            heard(text)
    assert time.process_time() - begun < 0.5


def test_the_tables_are_long_enough() -> None:
    for name in ("add", "out", "not_person", "not_questions", "another", "not_further"):
        found = [str(text) for text in rows("card_said", name)]
        assert len(found) >= 20
        assert sum(text.isascii() for text in found) >= 8
        assert len(set(found)) == len(found)
