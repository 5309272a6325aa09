"""The sets of `tests/sets/openings` and the labelled real messages, as the model that is installed
reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from tests.actions import openings
from tests.actions.conversation import keys
from tests.actions.openings import begun, fits, offered, rows

NEVER = {
    "goodbye": "goodbye", "stop": "cancelled", "nothing_open": "nothing_open", "sos": "sos.",
    "licence_papers": "guidance.file_business_document", "erase": "ask.erase",
    "waste_begun": "guidance.report_budget_waste", "withdraw": "guidance.withdraw_case",
    "filed": "receipt", "send": "submit", "consent": "consent",
}  # fmt: skip
ACTED = (
    "guidance.",
    "cancelled",
    "goodbye",
    "language.",
    "faq.entry",
    "terms.meaning",
    "effect:locale",
)

pytestmark = pytest.mark.encoder


async def first(row: Mapping[str, Any], locale: str = "") -> Any:
    return await openings.first(row["say"], locale or row["lang"])


@pytest.mark.parametrize("file", ["one_word", "one_word_more"])
async def test_one_word(file: str) -> None:
    wrong, acted = [], []
    for row in rows(file):
        talk, said = await first(row)
        understood = not openings.not_understood(said)
        got = [*begun(talk, said), *(offered(said) if understood else ())]
        wrong += [] if not row["offers"] or fits(row["offers"], got) else [(row["say"], got)]
        done = keys(said)
        acted += [row["say"] for n in row["never"] for k in done if k.startswith(NEVER.get(n, "-"))]
    assert acted == []
    assert len(wrong) <= 15, wrong


@pytest.mark.parametrize("file", ["pairs", "pairs_more"])
async def test_pairs(file: str) -> None:
    right, wrong = Counter[str](), []
    for row in (one for one in rows(file) if one["kind"] != "reference"):
        talk, said = await first(row)
        two = "opening.two" in keys(said)
        if row["kind"] == "two":
            named = openings.named(said)
            fit = two and all(fits(one, sorted(named)) for one in row["matters"])
        else:
            fit = not two and fits(row["is"], begun(talk, said))
        right[row["kind"]] += fit
        wrong += [] if fit else [row["say"]]
        assert not (two and row["kind"] == "one"), row["say"]
    assert right["instead"] >= 17, wrong
    assert right["two"] >= 17, wrong


async def test_out_of_scope_in_english() -> None:
    acted = []
    for row in rows("out_of_scope_en"):
        talk, said = await first(row)
        begins = talk.slots.get("draft") is not None or any(k.startswith(ACTED) for k in keys(said))
        acted += [row["say"]] if begins and row["scope"] == "out" else []
    assert len(acted) <= 3, acted


HARMLESS = {
    "stop": ("cancelled", "nothing_open"), "goodbye": ("goodbye",), "thanks": ("thanks",),
    "greet": ("welcome",), "repeat": ("welcome",), "help": ("help.",), "start_over": ("welcome",),
    "bot": ("about.bot",), "my_data": ("data.", "effect:data"), "language": ("language.",
    "effect:locale"),
}  # fmt: skip


async def test_harmless_intents_need_confidence() -> None:
    wrong = []
    for row in rows("harmless"):
        _talk, said = await first(row)
        done = keys(said)
        never = [key for name in row["never"] for key in HARMLESS[name]]
        wrong += [(row["say"], done)] if any(k.startswith(tuple(never)) for k in done) else []
    assert len(wrong) <= 2, wrong


@pytest.mark.timeout(900)
@pytest.mark.skipif(not openings.REAL.exists(), reason="the texts are not there")
async def test_real_messages() -> None:
    seen, fit, lost = Counter[str](), Counter[str](), []
    for row in openings.real():
        language = row["id"][:2]
        talk, said = await first(row, language)
        seen[language] += 1
        fit[language] += fits(row["journeys"], begun(talk, said))
        if len(row["say"]) >= 40 and openings.not_understood(said):
            lost.append(row["id"])
    assert lost == []
    assert all(fit[language] >= 0.9 * seen[language] for language in seen), (fit, seen)
