"""Languages come from the folders, and the tags of channels find them."""

from __future__ import annotations

from pathlib import Path

import pytest

from locales import LANGUAGES, ROOT
from locales.languages import Languages, match, order, script
from tests.kit.core.languages import add


def test_ours() -> None:
    assert LANGUAGES.offered == ("ko", "en")
    assert [one.name for one in LANGUAGES.choices] == ["한국어", "English"]


@pytest.mark.usefixtures("more_languages")
def test_a_folder_is_a_language_and_says_whether_it_is_offered() -> None:
    assert tuple(LANGUAGES) == ("ko", "en", "km", "th", "vi")
    assert LANGUAGES.offered == ("ko", "en", "th", "vi")
    assert LANGUAGES["th"].called == ("ภาษาไทย", "thai", "태국어")
    assert LANGUAGES.beside("th") == ("ko", "en", "vi")


def test_nothing_is_read_before_somebody_asks(tmp_path: Path) -> None:
    made = Languages(tmp_path)
    add(tmp_path, "pt_BR", {}, Offered="YES")
    assert made.offered == ("pt-BR",)
    assert made["pt-BR"].name == "pt-BR"


@pytest.mark.parametrize(
    ("headers", "offered"),
    [({}, False), ({"Offered": "no"}, False), ({"Offered": ""}, False), ({"Offered": "yes"}, True)],
    ids=str,
)
def test_offered(tmp_path: Path, headers: dict[str, str], offered: bool) -> None:
    add(tmp_path, "th", {"thanks": "X-Offered: yes"}, **headers)
    assert Languages(tmp_path)["th"].offered is offered


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("KO_kr", "ko"),
        ("en-GB", "en"),
        ("en-US-POSIX", "en"),
        ("vi-VN", "vi"),
        ("th", "th"),
        ("th-TH-u-nu-thai", "th"),
        ("km", None),
        ("fr", None),
        ("zh-TW", None),
        ("ja", None),
        ("und", None),
        ("*", None),
        ("", None),
        ("C", None),
        ("<script>", None),
        ("ko" * 40, None),
        (None, None),
        (7, None),
    ],
    ids=str,
)
@pytest.mark.usefixtures("more_languages")
def test_the_tag_of_a_channel(tag: object, found: str | None) -> None:
    assert LANGUAGES.match(tag) == found


@pytest.mark.parametrize(
    ("tag", "supported", "found"),
    [
        ("pt-br", ("ko", "pt-BR"), "pt-BR"),
        ("pt-PT", ("ko", "pt-BR"), "pt-BR"),
        ("zh-HK", ("zh-Hans", "zh-Hant"), "zh-Hant"),
        ("zh-CN", ("zh-Hans", "zh-Hant"), "zh-Hans"),
        ("zh-TW", ("ko", "zh-Hans"), None),
        ("no", ("ko", "nb"), "nb"),
        ("uk", ("ko", "ru"), None),
    ],
)
def test_the_nearest_of_its_regions(
    tag: str, supported: tuple[str, ...], found: str | None
) -> None:
    assert match(tag, supported) == found


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ko", "Kore"), ("en", "Latn"), ("th", "Thai"), ("ka", "Geor"), ("??", "")],
)
def test_what_it_is_written_in(tag: str, name: str) -> None:
    assert script(tag) == name


@pytest.mark.parametrize(
    ("tag", "places"),
    [("ko", ("ko", "en")), ("en", ("en", "ko")), ("th", ("th", "en", "ko"))],
)
def test_where_a_sentence_is_looked_for(tag: str, places: tuple[str, ...]) -> None:
    assert order(tag) == places


def test_ours_have_names() -> None:
    assert [one.name for one in Languages(ROOT).choices if one.name == one.tag] == []
