"""From what the dialogue says to what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.messages.rendering import HIDDEN_PIN, Renderer
from bot.texts.catalogue import MissingText
from tests.kit.core.core import CIPHER, ask, offer, sentences, system

PHONE = {"⟦phone:1⟧": "010-1234-5678"}


def speaker(
    *,
    turn: str = "t",
    locale: str = "ko",
    channel: str = "webchat",
    vault: Mapping[str, str] | None = None,
    pin: str | None = None,
) -> Renderer:
    return Renderer(
        sentences(),
        CIPHER,
        turn=turn,
        locale=locale,
        channel=channel,
        vault=vault or {},
        pin=pin,
    )


def echo(text: Any) -> dict[str, Any]:
    return {"say": "test.echo", "values": {"text": text}}


@pytest.mark.parametrize(
    ("text", "vault", "shown"),
    [
        ("가로등", {}, "가로등"),
        ("전화 ⟦phone:1⟧", PHONE, "전화 010-1234-5678"),
        ("번호 ⟦rrn:1⟧", {"⟦rrn:1⟧": "900101-1234567"}, "번호 [주민등록번호]"),
        ("전화 ⟦phone:2⟧", PHONE, "전화 [전화번호]"),
        ("{text} {{x}} %s", {}, "{text} {{x}} %s"),
    ],
    ids=["plain", "ones-own-number", "resident-number", "no-longer-kept", "braces-are-text"],
)
def test_sentence(text: str, vault: Mapping[str, str], shown: str) -> None:
    said = speaker(vault=vault)
    said.render([echo(text)])
    assert said.replies[0].payload["text"] == shown
    assert said.replies[0].hidden is None
    assert said.prompt is None


def test_own_sentence_and_channel() -> None:
    said = speaker(locale="en", channel="sms")
    said.say("system.trouble")
    assert said.replies[0].payload["text"] == sentences().text("system.trouble", "en", "sms")
    assert said.replies[0].payload["text"] != system("system.trouble", "en")


def test_last_question_is_the_open_one() -> None:
    said = speaker()
    said.render([offer("확인", "yes", "no"), ask("제목", max_length=50), echo("끝")])
    assert said.prompt is not None
    assert said.prompt.question == {**ask("제목")["question"], "max_length": 50}
    assert said.prompt.message == ask("제목", max_length=50)
    assert [reply.payload["question"] is not None for reply in said.replies] == [True, True, False]


def test_choices() -> None:
    said = speaker()
    said.render([offer("확인", "yes", "no")])
    assert said.prompt is not None
    assert [(o.value, o.label) for o in said.prompt.choices] == [
        ("yes", "좋아요"),
        ("no", "싫어요"),
    ]
    assert said.replies[0].payload["choices"] == [[o.label, o.token] for o in said.prompt.choices]


def test_tokens_are_the_same_when_taken_again_and_never_else() -> None:
    def tokens(turn: str, before: int = 0) -> tuple[str, ...]:
        said = speaker(turn=turn)
        said.render([*[echo("a")] * before, offer("확인", "yes", "no")])
        assert said.prompt is not None
        return tuple(o.token for o in said.prompt.choices)

    assert tokens("t") == tokens("t")
    assert len({*tokens("t"), *tokens("u"), *tokens("t", before=1)}) == 6


@pytest.mark.parametrize(
    ("pin", "text", "hidden"),
    [
        pytest.param("12345678", "1AA / 12345678", f"1AA / {HIDDEN_PIN}", id="with-the-receipt"),
        pytest.param(None, None, None, id="shown-before"),
    ],
)
def test_pin(pin: str | None, text: str | None, hidden: str | None) -> None:
    said = speaker(pin=pin)
    values = {"reference": "1AA", "pin": {"secret": "pin", "submission": "k"}}
    said.render([{"say": "test.receipt", "values": values}, echo("끝")])
    assert said.replies[0].payload["text"] == (text or f"1AA / {system('system.secret_shown')}")
    assert [reply.hidden for reply in said.replies] == [hidden, None]


def test_unknown_sentence() -> None:
    with pytest.raises(MissingText):
        speaker().render([{"say": "no.such.key"}])


RENEWED = {**offer("보낼까요", "yes", "no"), "card": {"kind": "petition", "rows": []}}


@pytest.mark.parametrize(
    ("channel", "messages", "said"),
    [
        ("sms", [echo("적었어요"), {**RENEWED, "renewed": True}], ["적었어요\n보낼까요?"]),
        (
            "sms",
            [echo("가렸어요"), echo("적었어요"), {**RENEWED, "renewed": True}],
            ["가렸어요\n적었어요\n보낼까요?"],
        ),
        ("sms", [echo("안녕하세요"), RENEWED], ["안녕하세요", "보낼까요?"]),
        (
            "sms",
            [offer("답", "yes"), echo("적었어요"), {**RENEWED, "renewed": True}],
            ["답?", "적었어요\n보낼까요?"],
        ),
        ("webchat", [echo("적었어요"), {**RENEWED, "renewed": True}], ["적었어요", "보낼까요?"]),
    ],
    ids=["one text", "of all its lines", "a first card", "a list stays", "where it costs nothing"],
)
def test_a_renewed_card(channel: str, messages: list[dict[str, Any]], said: list[str]) -> None:
    spoken = speaker(channel=channel)
    spoken.render(messages)
    assert [reply.payload["text"] for reply in spoken.replies] == said
    assert spoken.prompt is not None
    assert spoken.prompt.seq == len(said) - 1, "the choices are those of the last one"
    assert spoken.prompt.message == RENEWED, "said again it renews nothing"


def test_a_row_that_is_folded_has_all_of_its_text() -> None:
    row = {
        "code": "content",
        "label": "내용",
        "value": "처음 … 끝",
        "state": "filled",
        "opens": "c",
    }
    card = {"kind": "petition", "rows": [{**row, "full": "처음\n⟦phone:1⟧\n끝"}, row]}
    spoken = speaker(vault={"⟦phone:1⟧": "010-1234-5678"})
    spoken.render([{**offer("보낼까요", "yes", "no"), "card": card}])
    folded, short = spoken.replies[0].payload["card"]["rows"]
    assert folded["full"] == "처음\n010-1234-5678\n끝"
    assert "full" not in short
