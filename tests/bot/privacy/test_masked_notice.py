"""What the person is told about numbers is what happens with them, in words that fit."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from bot.conversations.prompt import Prompt
from bot.privacy import mask, notice
from bot.privacy.placeholders import RESTORABLE
from bot.texts.catalogue import Catalogue
from bot.turn import input as turn_input
from tests.bot.turn.test_input import interpret
from tests.kit.sets import rows

STORY = Prompt({"code": "content", "type": "story"})
STAYS = ("rrn", "passport", "card", "licence")
GOES = ("phone", "email", "account", "plate")
TEXTS = Catalogue.load()


def names(heard: turn_input.TurnInput, locale: str, channel: str = "webchat") -> str:
    return " ".join(TEXTS.render(dict(one), locale, channel) for one in heard.notices)


def label(kind: str, locale: str) -> str:
    what = "goes" if kind in RESTORABLE else "stays"
    return TEXTS.text(f"system.masked.{what}.{kind}", locale)


@pytest.mark.parametrize("row", rows("personal_before_staff", "number_notice"), ids=str)
def test_the_set(row: dict[str, Any]) -> None:
    heard = interpret({"text": row["text"]}, STORY)
    goes, stays = row["goes"], row["stays"]
    if not goes and not stays:
        assert heard.notices == ()
        return
    [told] = heard.notices
    name = "both" if goes and stays else "goes" if goes else "stays"
    assert told["say"] == f"system.masked.{name}"
    for locale in ("ko", "en"):
        said = names(heard, locale)
        assert [kind for kind in STAYS + GOES if label(kind, locale) in said] == [
            kind for kind in STAYS + GOES if kind in goes + stays
        ]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8])
def test_every_combination_reads_well(count: int) -> None:
    for kinds in combinations(STAYS + GOES, count):
        told = notice(kinds)
        assert told is not None
        for locale in ("ko", "en"):
            for channel in ("webchat", "sms"):
                said = TEXTS.render(told, locale, channel)
                assert all(label(kind, locale) in said for kind in kinds)
                assert "{" not in said
                assert not any(
                    pair in said for pair in ("(은)", "은(는)", "이메일는", "이메일와", "번호은")
                )


def test_words_that_fit() -> None:
    both = notice({"phone", "email", "account", "rrn", "card"})
    assert both is not None
    assert TEXTS.render(both, "ko") == (
        "주민등록번호와 카드번호처럼 보이는 번호는 가려 두었고, 담당 기관에 보내지 않아요. "
        "전화번호, 이메일과 계좌번호는 민원을 보내시면 적으신 그대로 담당 기관에 가요."
    )
    one = notice({"email"})
    assert one is not None
    assert "이메일은 민원" in TEXTS.render(one, "ko")


@pytest.mark.parametrize("kinds", [(), ("pin",), ("file", "spot")])
def test_nothing_to_tell(kinds: tuple[str, ...]) -> None:
    told = mask("1AA-2611-0000571K 48210937").told if kinds == ("pin",) else set(kinds)
    assert notice(told - {"file", "spot"}) is None


def test_a_number_that_goes_is_told_of_once_and_not_where_it_was_asked_for() -> None:
    typed = {"text": "010-1234-5678"}
    assert interpret(typed, STORY, {"⟦phone:1⟧": "010-9999-0000"}).notices == ()
    assert interpret(typed, Prompt({"code": "phone", "type": "phone"})).notices == ()
    assert interpret({"text": "12가3456"}, Prompt({"code": "plate", "type": "text"})).notices == ()
    assert interpret(typed).notices == (), "nothing is being written to anybody"
    [opening] = interpret({"text": "010-1234-5678, 900101-1234567"}).notices
    assert opening["say"] == "system.masked.both"
    again = interpret({"text": "900101-1234567"}, STORY, {"⟦rrn:1⟧": "900101-1234567"})
    assert len(again.notices) == 1
