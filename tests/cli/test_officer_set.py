"""Every misuse of an officer's line that the set names has its test, by the words of the set."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import yaml

SETS = Path(__file__).parents[1] / "sets" / "staff_tables.yml"
ROWS = [
    row["situation"]
    for row in yaml.safe_load(SETS.read_text(encoding="utf-8"))["officer_commands"]
    if not row["situation"].startswith(("`faq ", "`terms "))
]
"""Those of answers and words are tried beside their commands."""
TESTS: dict[str, dict[str, tuple[str, ...]]] = {
    "test_officer_key": {
        "test_a_wrong_key": ("with a wrong key", "key of officer A"),
        "test_no_key_and_no_terminal": ("stdin is a pipe", "empty SINMUNGO_OFFICER_KEY"),
        "test_a_key_is_no_argument": ("as an argument",),
        "test_the_key_as_it_was_copied": ("line break at its end",),
        "test_an_unknown_name_a_removed_officer_and_a_wrong_key_get_the_same_words": (
            "who was removed",
        ),
        "test_the_prompt": ("prompt left empty", "Ctrl-C at the key prompt"),
    },
    "test_portal_answer": {
        "test_a_text_that_is_not_sent": (
            "empty answer text",
            "only spaces",
            "only invisible",
            "20,000 characters",
            "in CP949",
            # Stricter than the row: a resident number goes to nobody, also after a yes.
            "resident number",
        ),
        "test_the_question": (
            "`n` at",
            "Return alone",
            "some other word",
            "Ctrl-C at the confirmation",
            "end of input",
        ),
        "test_misused": ("without --yes", "does not exist", "folder or a binary", "at once"),
        "test_a_text_that_is_sent": ("script with --yes, text from stdin",),
        "test_numbers_of_others_are_asked_about": ("mobile number",),
    },
    "test_portal_steps": {
        "test_in_the_wrong_state": ("already answered", "closed case"),
        "test_another_agency_s_case_has_the_words_of_an_unknown_one": ("of another agency",),
        "test_a_case_that_is_not_there": ("number that does not exist", "wrong check character"),
        "test_two_answers_at_once": ("stale version", "run twice"),
    },
    "test_portal_cases": {
        "test_an_unknown_state_is_an_error": ("submittd",),
        "test_a_page_that_is_none": ("--page 0",),
        "test_pages_say_what_is_left": ("behind the last",),
        "test_late_and_an_ended_state_exclude_each_other": ("--late",),
    },
}


@pytest.mark.parametrize("situation", ROWS)
def test_the_set_is_tried(situation: str) -> None:
    found = [
        getattr(importlib.import_module(f"tests.cli.{module}"), test)
        for module, tests in TESTS.items()
        for test, words in tests.items()
        if any(word in situation for word in words)
    ]
    assert found
