"""Nobody acts as an officer without the officer's key, and no key is ever shown."""

from __future__ import annotations

import io

import pytest

from tests.cli.staffed import KEY, Office
from tests.kit.stack.terminal import CTRL_C, CTRL_D, RETURN, Shown, at_terminal

ASKED = "(not shown): "
COMMANDS = {
    "cases": (),
    "show": ("RECEIPT",),
    "take": ("RECEIPT",),
    "answer": ("RECEIPT", "-"),
    "close": ("RECEIPT",),
}


@pytest.fixture
def receipt(office: Office) -> str:
    office.hire("Kim")
    office.hire("Lee")
    return office.file()


def given(command: str, receipt: str, *more: str) -> tuple[str, ...]:
    arguments = (receipt if word == "RECEIPT" else word for word in COMMANDS[command])
    return ("portal", command, *arguments, *more)


WRONG = {
    "wrong": "wrong-key-of-nobody",
    "of another": "LEE",
    "nearly": "KIM+",
    "half": "KIM/2",
    "letters": "열쇠",
    "long": "k" * 10_000,
    "not UTF-8": "\udcff\udcfe",
}


def key_of(office: Office, kind: str) -> str:
    kim = office.keys["Kim"]
    return {"LEE": office.keys["Lee"], "KIM+": f"{kim}x", "KIM/2": kim[:20]}.get(
        WRONG[kind], WRONG[kind]
    )


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_key(
    office: Office, receipt: str, monkeypatch: pytest.MonkeyPatch, command: str, kind: str
) -> None:
    key = key_of(office, kind)
    monkeypatch.setenv(KEY, key)
    monkeypatch.setattr("sys.stdin", io.StringIO("고쳤습니다.\n"))
    before = office.case(receipt)
    ran = office.run(*given(command, receipt, "--as", "Kim"))
    assert (ran.code, ran.data) == (1, "")
    assert ran.rest == "Name and key do not belong together. Nothing was done.\n"
    assert office.case(receipt) == before
    assert office.refused() == 1
    listed = office.run("portal", "officer", "list")
    assert "so far: 1" in listed.rest
    assert key not in listed.data + listed.rest


@pytest.mark.parametrize("stated", ["", "  ", "\n", None], ids=["empty", "blank", "break", "unset"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_key_and_no_terminal(
    office: Office,
    receipt: str,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    stated: str | None,
) -> None:
    """What comes through the pipe is no key, also where it is one."""
    if stated is not None:
        monkeypatch.setenv(KEY, stated)
    piped = io.StringIO(f"{office.keys['Kim']}\n고쳤습니다.\n")
    monkeypatch.setattr("sys.stdin", piped)
    before = office.case(receipt)
    ran = office.run(*given(command, receipt, "--as", "Kim"))
    assert (ran.code, ran.data) == (2, "")
    assert "SINMUNGO_OFFICER_KEY" in ran.rest
    assert piped.tell() == 0
    assert office.case(receipt) == before
    assert office.refused() == 0


@pytest.mark.parametrize("option", [("--key", "SECRET"), ("--key=SECRET",)], ids=["two", "one"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_key_is_no_argument(
    office: Office, receipt: str, command: str, option: tuple[str, ...]
) -> None:
    office.sit("Kim")
    key = office.keys["Kim"]
    stated = [word.replace("SECRET", key) for word in option]
    ran = office.run(*given(command, receipt, "--as", "Kim", *stated))
    assert (ran.code, ran.data) == (2, "")
    assert "SINMUNGO_OFFICER_KEY" in ran.rest
    assert key not in ran.rest
    assert office.case(receipt).state == "submitted"


def test_an_unknown_name_a_removed_officer_and_a_wrong_key_get_the_same_words(
    office: Office, receipt: str
) -> None:
    office.sit("Lee")
    with office.desk() as desk:
        desk.remove_officer("Lee")
    said = {office.run("portal", "show", receipt, "--as", n).rest for n in ("Kim", "Lee", "Nobody")}
    assert said == {"Name and key do not belong together. Nothing was done.\n"}
    assert office.refused() == 3


@pytest.mark.parametrize("form", ["{}", "{}\n", " {} ", "{}\r\n"])
def test_the_key_as_it_was_copied(office: Office, receipt: str, form: str) -> None:
    office.patch.setenv(KEY, form.format(office.keys["Kim"]))
    assert office.run("portal", "take", receipt, "--as", "Kim").code == 0
    assert office.case(receipt).state == "in_progress"


def test_one_officer_need_not_be_named_but_proven(office: Office) -> None:
    receipt = office.file()
    office.hire("Kim")
    assert office.run("portal", "take", receipt).code == 2
    office.sit("Kim")
    assert office.run("portal", "take", receipt).code == 0
    office.hire("Lee")
    several = office.run("portal", "cases")
    assert (several.code, "--as" in several.rest) == (2, True)


PROMPT = {
    "right": (0, "{kim}\n"),
    "wrong": (1, "{lee}\n"),
    "return": (2, RETURN),
    "spaces": (2, "   \n"),
    "end": (2, CTRL_D),
    "interrupt": (130, CTRL_C),
}


@pytest.mark.parametrize("kind", PROMPT)
def test_the_prompt(office: Office, receipt: str, kind: str) -> None:
    code, typed = PROMPT[kind]
    typed = typed.format(kim=office.keys["Kim"], lee=office.keys["Lee"])
    shown = at_terminal(["portal", "take", receipt, "--as", "Kim"], [(ASKED, typed)])
    assert (shown.code, "Traceback" in shown.screen) == (code, False)
    assert all(key not in shown.screen for key in office.keys.values())
    assert (office.case(receipt).state == "in_progress") == (kind == "right")


def test_without_input_nothing_is_asked(office: Office, receipt: str) -> None:
    shown = at_terminal(["portal", "take", receipt, "--as", "Kim", "--no-input"])
    assert (shown.code, ASKED in shown.screen) == (2, False)


REMOVED = {
    "y\n": True,
    "yes\n": True,
    "네\n": True,
    "n\n": False,
    RETURN: False,
    "아니오\n": False,
    "ㄴ\n": False,
    "yesterday\n": False,
    CTRL_D: False,
    CTRL_C: False,
}


@pytest.mark.parametrize("typed", REMOVED, ids=lambda typed: repr(typed))
def test_removing_an_officer_asks(office: Office, receipt: str, typed: str) -> None:
    shown: Shown = at_terminal(["portal", "officer", "remove", "Lee"], [("[y/N]", typed)])
    with office.desk() as desk:
        left = [officer.name for officer in desk.officers()]
    assert (shown.code == 0, left == ["Kim"]) == (REMOVED[typed], REMOVED[typed])
    assert "Traceback" not in shown.screen
