"""The forms of references: each adapter says its own, and all that look for one know it."""

from __future__ import annotations

import re

import pytest

from actions.adapters import references, registry
from actions.adapters.native.adapter import NativeAdapter
from actions.adapters.protocol import Adapter

NUMBER = "1AA-2611-0000571K"
CLASSES: dict[str, type[Adapter]] = {"native": NativeAdapter}


def test_every_adapter_is_looked_at() -> None:
    assert CLASSES.keys() == registry.ADAPTERS.keys()


@pytest.mark.parametrize("adapter", CLASSES.values())
def test_an_adapters_form_is_known_to_all(adapter: type[Adapter]) -> None:
    form = next(f for f in references.FORMS if f.pattern == adapter.reference_pattern)
    for text in (NUMBER, "1aa 2611 OOOO571K", "1AA-2611-0000571L", "123"):
        assert form.normalise(text) == adapter.normalise(text)


@pytest.mark.parametrize("form", references.FORMS)
@pytest.mark.parametrize(
    "personal",
    [
        "010-1234-5678",
        "01012345678",
        "900101-1234567",
        "4111 1111 1111 1111",
        "110-123-456789",
        "M12345678",
        "11-12-123456-12",
        "48210937",
        "kim@example.kr",
        "12가 3456",
    ],
)
def test_nobodys_number_is_taken_for_one(form: references.Form, personal: str) -> None:
    """What is a reference is not masked."""
    for pattern in (form.pattern, form.cut):
        assert re.search(pattern, f"번호는 {personal}이에요") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{NUMBER}예요", (NUMBER,)),
        (f"{NUMBER}, 1AA 2611 00005885 그리고 {NUMBER}", (NUMBER, "1AA 2611 00005885")),
        ("1AA-2604-1234567", ("1AA-2604-1234567",)),
        ("1AA-2611", ()),
        ("", ()),
    ],
)
def test_as_they_are_written(text: str, found: tuple[str, ...]) -> None:
    assert references.written(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (NUMBER, NUMBER),
        ("1aa 2611 OOOO571K", NUMBER),
        ("1AA-2611-0000571L", None),
        ("123", None),
    ],
)
def test_the_standard_form(text: str, number: str | None) -> None:
    assert references.normalise(text) == number
    assert [found for _, _, found in references.find(f"내 번호 {text} 확인")] == (
        [number] if number else []
    )


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("1aa 2611 OOOO571K", NUMBER),
        ("1aa 2611 0000001k", "1AA-2611-0000001K"),
        ("1AA.2604.1234567", "1AA-2604-1234567"),
        ("123", "123"),
    ],
)
def test_what_only_looks_like_one(typed: str, spelled: str) -> None:
    """It is looked for in the standard spelling, though it has no right check character."""
    assert references.spelled(typed) == spelled
