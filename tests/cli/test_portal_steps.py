"""A step of an officer where the case is not there, not ready, or was changed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.portal.cases.desk import Step
from tests.cli.answers import ASKED, TEXT, piped, written
from tests.cli.staffed import Office
from tests.kit.stack.terminal import CTRL_C, CTRL_D, RETURN, Shown, at_terminal

ALONE = ("1AA-2611-0000571K", "1AA-2611-0000571A", "junk", "접수번호")


@pytest.mark.parametrize("receipt", ALONE)
@pytest.mark.parametrize("command", ["answer", "close", "take", "show"])
def test_a_case_that_is_not_there(
    office: Office, taken: str, folder: Path, command: str, receipt: str
) -> None:
    more = {"answer": ("--file", str(written(folder)), "--yes"), "close": ("--yes",)}
    ran = office.run("portal", command, receipt, "--as", "Kim", *more.get(command, ()))
    assert (ran.code, ran.data) == (1, "")
    assert ran.rest.startswith("No case has this number, or it is another agency's.")


def test_another_agency_s_case_has_the_words_of_an_unknown_one(
    office: Office, taken: str, folder: Path
) -> None:
    office.hire("Park", "city_roads")
    office.sit("Park")
    path = str(written(folder))
    said = {
        office.run("portal", "answer", number, "--file", path, "--yes", "--as", "Park").rest
        for number in (taken, "1AA-2611-0000571K")
    }
    assert len(said) == 1
    assert office.case(taken).answer is None


@pytest.mark.parametrize("done", [(), ("take", "answer"), ("take", "answer", "close")])
def test_in_the_wrong_state(
    office: Office, taken: str, folder: Path, done: tuple[str, ...]
) -> None:
    receipt = office.file()
    office.act("Lee", receipt, *done)
    before = office.case(receipt)
    ran = piped(office, receipt, TEXT, "--yes")
    assert (ran.code, office.case(receipt)) == (1, before)
    label = before.state_label["en"]
    assert f"the case is in the state “{label}”" in ran.rest
    assert ("Lee" if done else "citizen") in ran.rest


def test_two_answers_at_once(office: Office, taken: str, folder: Path) -> None:
    """Somebody answers while the question stands on the screen."""
    path = written(folder)
    shown = answered_meanwhile(office, taken, path)
    assert shown.code == 1
    assert "Lee changed the case meanwhile" in shown.screen
    assert f"Your text is here: {path}" in shown.screen
    case = office.case(taken)
    assert (case.answer, [event.event for event in case.events].count("answered")) == (
        "Lee war schneller",
        1,
    )


def answered_meanwhile(office: Office, receipt: str, path: Path) -> Shown:
    def type_late() -> str:
        with office.desk() as desk:
            desk.act(desk.officer("Lee"), receipt, Step("answer", "Lee war schneller"))
        return "y\n"

    return at_terminal(
        ["portal", "answer", receipt, "--file", str(path), "--as", "Kim"], [(ASKED, type_late)]
    )


@pytest.mark.parametrize("typed", ["y\n", "n\n", RETURN, CTRL_D, CTRL_C], ids=repr)
def test_closing_asks_too(office: Office, taken: str, typed: str) -> None:
    office.act("Kim", taken, "answer")
    shown = at_terminal(["portal", "close", taken, "--as", "Kim"], [(ASKED, typed)])
    before = shown.screen.partition(ASKED)[0]
    assert "민원 소식이에요" in before
    assert "마무리되었어요" in before
    closed = typed == "y\n"
    assert (shown.code == 0, office.case(taken).state == "closed") == (closed, closed)
    assert "Traceback" not in shown.screen


def test_a_script_closes_with_yes_only(office: Office, taken: str) -> None:
    office.act("Kim", taken, "answer")
    assert office.run("portal", "close", taken, "--as", "Kim").code == 2
    assert office.case(taken).state == "resolved"
    assert office.run("portal", "close", taken, "--as", "Kim", "--yes").code == 0
    assert office.case(taken).events[-1].name == "Kim"
