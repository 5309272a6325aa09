"""Every sentence that the actions say stands in both languages, and none is left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.answers import guidance
from actions.answers.clarification import AT_ONCE, NAMED
from actions.base.danger_kinds.kinds import KINDS
from actions.dialogue.irreversible import ACTS
from bot.texts.catalogue import SHORT, Entry, entries
from bot.texts.check import check
from bot.texts.template import fields

SILENT = ("adapters", "base", "portal")
"""Packages that say nothing to a person by keys of these domains."""
ACTIONS = Path(__file__).parents[2] / "actions"
LOCALES = ("ko", "en")
DOMAINS = ("dialogue", "faq", "terms", "unsure")
LONGEST = {"ko": 130, "en": 300}
"""Characters from which a sentence needs a short form for text messages."""

MADE = {
    *(f"label.{code}" for code in ("title", "content", "category", "name", "phone")),
    *(f"choice.{name}" for name in ("send", "change", "stop")),
    *(f"choice.{name}" for name in ("file_petition", "check_status", "help", "ask_faq")),
    *(f"choice.{name}" for name in ("show_my_data", "delete_my_data", "change_language")),
    *(f"choice.{name}" for name in ("manage_notifications", "send_sos", "talk_to_human")),
    *(f"submit.file.{why}" for why in ("too_large", "not_accepted", "duplicate")),
    *(f"submit.file.{why}" for why in ("too_many", "other")),
    *("choice.find_service", "choice.explain_term", "label.attachments"),
    *(f"sos.{kind}" for kind in ("numbers", *KINDS) if kind != "help"),
    *(f"unsure.wish.{name}" for name in (NAMED | guidance.entries().keys()) - AT_ONCE),
    *(f"card.{kind}" for kind in ("hello", "thanks", "fine")),
    *(f"choice.notify.{name}" for name in ("on", "off", "where", "add.email", "add.sms")),
    *(f"again.{kind}" for kind in ACTS if kind != "withdraw"),  # which no journey asks yet
    *(f"notify.refused.{name}" for name in ("unproven", "limited", "address.sms", "address.email")),
    *(
        f"ask.own.{type_}{hint}"
        for type_ in ("text", "story", "number", "date", "choice", "place", "person", "phone")
        for hint in ("", ".hint")
    ),
    *(
        f"case.{state}"
        for state in (
            "received", "checking", "need_you", "working", "decided", "done", "refused",
            "withdrawn", "unknown",
        )
    ),
    *(f"human.left.{way}" for way in ("here", "number", "mail", "linked", "phone", "address")),
    *(f"human.reach.{way}" for way in ("here", "number", "mail", "linked", "nobody")),
    *(f"notice.{event}" for event in ("taken", "answered", "closed", "changed")),
    *(
        f"faq.{topic}{general}"
        for topic in ("days", "fee", "who", "contact", "next")
        for general in ("", ".general")
    ),
    *(f"faq.{topic}" for topic in ("anonymous", "privacy", "share", "status", "change")),
    *(
        f"{kept}portal.{name}"
        for name in ("failed", "rejected", "not_found", "busy", "down")
        for kept in ("", "kept.")
    ),
}  # fmt: skip
"""Keys that the code puts together."""


def dialogue(locale: str) -> dict[str, Entry]:
    files = entries()
    return {entry.key: entry for domain in DOMAINS for entry in files[locale, domain]}


def literals() -> Iterator[str]:
    ours = (
        path for path in ACTIONS.rglob("*.py") if path.relative_to(ACTIONS).parts[0] not in SILENT
    )
    for path in ours:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def said() -> set[str]:
    """Literals that are keys, or look like one of a group that the catalogue has."""
    groups = {key.split(".")[0] for key in dialogue("ko") if "." in key}
    known = set(dialogue("ko"))
    return {
        text
        for text in literals()
        if text in known
        or ("." in text and " " not in text and text.split(".")[0] in groups and text[-1] != ".")
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_that_is_said_exists(locale: str) -> None:
    assert (said() | MADE) - set(dialogue(locale)) == set()


def test_no_key_is_left_over() -> None:
    keys = {key for key in dialogue("ko") if not key.endswith(SHORT)}
    assert keys - said() - MADE == set()


def test_catalogues_keep_the_rules() -> None:
    ours = {name: rows for name, rows in entries().items() if name[1] == "dialogue"}
    assert check(ours) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_fields_agree_in_every_form(locale: str) -> None:
    for key, entry in dialogue(locale).items():
        assert len({frozenset(fields(form)) for form in entry.forms}) == 1, key


@pytest.mark.parametrize("locale", LOCALES)
def test_long_sentences_have_a_short_form(locale: str) -> None:
    texts = dialogue(locale)
    long = {
        key
        for key, entry in texts.items()
        if not key.endswith(SHORT) and max(map(len, entry.forms)) > LONGEST[locale]
    }
    assert {key for key in long if key + SHORT not in texts} == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_message_has_three_sentences(locale: str) -> None:
    text = dialogue(locale)["welcome"].forms[0]
    assert len([part for part in text.split(". ") if part]) <= 3
