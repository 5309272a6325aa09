"""An answer is shown before it is sent, and asked about; whatever goes wrong, nothing is sent and
the text is still there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.answers import case_news
from tests.cli.answers import ASKED, TEXT, answer, pipe, piped, written
from tests.cli.staffed import Office
from tests.kit.stack.terminal import CTRL_C, CTRL_D, RETURN, Shown, at_terminal


def on_terminal(receipt: str, path: Path, typed: str) -> Shown:
    return at_terminal(
        ["portal", "answer", receipt, "--file", str(path), "--as", "Kim"], [(ASKED, typed)]
    )


def unsent(folder: Path) -> list[Path]:
    return sorted((folder / "var" / "unsent").glob("*"))


ANSWERS = {
    "y\n": True,
    "Y\n": True,
    "yes\n": True,
    "네\n": True,
    "예\n": True,
    " y \n": True,
    "n\n": False,
    RETURN: False,
    "no\n": False,
    "아니오\n": False,
    "ㄴ\n": False,
    "보내지 마\n": False,
    "yy\n": False,
    "ok\n": False,
    "1\n": False,
    "네니오\n": False,
    CTRL_D: False,
    CTRL_C: False,
}


@pytest.mark.parametrize("typed", ANSWERS, ids=lambda typed: repr(typed))
def test_the_question(office: Office, taken: str, folder: Path, typed: str) -> None:
    path = written(folder)
    shown = on_terminal(taken, path, typed)
    case = office.case(taken)
    assert "Traceback" not in shown.screen
    before, _, after = shown.screen.partition(ASKED)
    assert TEXT in before
    if ANSWERS[typed]:
        assert (shown.code, case.state, case.answer) == (0, "resolved", TEXT)
        return
    code = 130 if typed == CTRL_C else 1
    assert (shown.code, case.state, case.answer) == (code, "in_progress", None)
    assert f"Your text is here: {path}" in after
    assert path.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("channel", ["webchat", "telegram", "sms", "email", "kiosk"])
def test_what_is_shown_is_what_the_citizen_gets(
    office: Office, taken: str, folder: Path, channel: str, locale: str
) -> None:
    """Rendered by the dialogue's own keys from what the portal tells the gateway."""
    from bot.texts.catalogue import Catalogue

    receipt = office.file(channel=channel, locale=locale)
    office.act("Kim", receipt, "take")
    ran = piped(office, receipt, TEXT, "--yes")
    assert ran.code == 0, ran.rest
    case = office.case(receipt)
    news: dict[str, Any] = {
        "reference": case.receipt,
        "service": case.service,
        "agency": case.agency,
        "portal_state": case.state_label,
        "submitted_at": case.submitted_at.isoformat(),
        "changed_at": case.changed_at.isoformat(),
        "answer": case.answer,
    }
    texts = Catalogue.load()
    for key, values in case_news.sentences(news, "answered"):
        assert texts.value({"key": key, "values": values}, locale, channel) in ran.rest
    assert receipt in ran.rest
    assert case.service["en"] in ran.rest
    assert case.title in ran.rest
    assert ("parts" in ran.rest) == (channel == "sms")


MISUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "the text as an argument": (("고쳤습니다.", "--yes"), 2, "not taken from the command line"),
    "a file's name as an argument": (("answer.txt", "--yes"), 2, "--file"),
    "file and standard input": (("-", "--file", "answer.txt", "--yes"), 2, "Two texts"),
    "no text at all": (("--yes",), 2, "Where is the text?"),
    "an empty name": (("--file", "", "--yes"), 2, "Where is the text?"),
    "no file": (("--file", "nothing.txt", "--yes"), 1, "nothing.txt"),
    "a folder": (("--file", "var", "--yes"), 1, "var"),
    "no terminal, no --yes": (("-",), 2, "--yes"),
    "no terminal, no --yes, a file": (("--file", "answer.txt"), 2, "--yes"),
    "text as an option": (("--text", "고쳤습니다."), 2, "--text"),
}


@pytest.mark.parametrize("kind", MISUSED)
def test_misused(office: Office, taken: str, folder: Path, kind: str) -> None:
    more, code, said = MISUSED[kind]
    written(folder)
    pipe(office, TEXT)
    before = office.case(taken)
    ran = answer(office, taken, *more)
    assert (ran.code, ran.data) == (code, "")
    assert said in ran.rest
    assert "Traceback" not in ran.rest
    assert office.case(taken) == before


def letters(number: int) -> str:
    return "가" * number


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "empty"),
    "spaces": ("   ", "empty"),
    "spaces, tabs and lines": (" \t\n\r\n \t", "empty"),
    "zero width": ("\u200b\u200b\u200b\u200b\u200b\u200b", "empty"),
    "wide spaces": ("\u3000\u3000\u3000\u3000\u3000", "empty"),
    "a byte order mark": ("\ufeff", "empty"),
    "Hangul fillers": ("\u00a0\u2003\u2060\u00ad", "empty"),
    "marks": ("......!!??", "empty"),
    "smiles": ("😀😀😀😀😀😀", "empty"),
    "x": ("x", "too short"),
    "one syllable": ("네", "too short"),
    "four": ("고쳤어요", "too short"),
    "a letter among marks": ("...a...b...", "too short"),
    "20,000": (letters(20_000), "20,000 characters; at most 5,000"),
    "one too many": (letters(5001), "5,001 characters"),
    "CP949": (TEXT.encode("cp949"), "UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), "UTF-8"),
    "broken UTF-8": (TEXT.encode("utf-8")[:-2], "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "UTF-8"),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "control character (U+007F, line 1)"),
    "a nought": ("고쳤습니다.\n끝\x00", "U+0000, line 2"),
    "an escape": ("고쳤습니다 \x1b[2J", "U+001B"),
    "a bell": ("고쳤습니다\x07", "U+0007"),
    "a resident number": ("홍길동 900101-1234568 님이 신고했어요", "[resident number] 1"),
    "a resident number among others": (
        "900101-1234568, 010-5555-0101 님이 신고했어요",
        "leave in no answer",
    ),
    "a passport": ("여권번호 M12345678로 확인했어요.", "leave in no answer"),
    "a card": ("카드 4111-1111-1111-1111 로 환불했어요.", "leave in no answer"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_text_that_is_not_sent(office: Office, taken: str, folder: Path, kind: str) -> None:
    """Neither from the pipe nor from a file, and not with every option there is."""
    text, said = REFUSED[kind]
    before = office.case(taken)
    path = written(folder, text)
    kept = path.read_bytes()
    for ran in (
        piped(office, taken, text, "--yes", "--with-numbers"),
        answer(office, taken, "--file", str(path), "--yes", "--with-numbers"),
    ):
        assert (ran.code, ran.data, said in ran.rest) == (1, "", True), ran.rest
        assert ASKED not in ran.rest
    assert office.case(taken) == before
    assert path.read_bytes() == kept


SENT = {
    "as it is": (TEXT, TEXT),
    "spaces around": (f"\n\n  {TEXT}\n\n", TEXT),
    "with a mark": ("\ufeff" + TEXT, TEXT),
    "lines of Windows": (TEXT.replace("\n", "\r\n"), TEXT),
    "lines of old": (TEXT.replace("\n", "\r"), TEXT),
    "five": ("고쳤습니다", "고쳤습니다"),
    "the longest": (letters(5000), letters(5000)),
    "an office's number": ("문의: 02-2148-1114, 110번", "문의: 02-2148-1114, 110번"),
    "a family": ("고쳤습니다 👩\u200d👩\u200d👧", "고쳤습니다 👩\u200d👩\u200d👧"),
    "marks of a page": ("<b>고쳤습니다</b> & {reference}", "<b>고쳤습니다</b> & {reference}"),
    "English": ("We have mended it.", "We have mended it."),
    "decomposed": ("\u1100\u1161\u1105\u1169\u1103\u1173\u11bc" * 2, "가로등가로등"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SENT)
def test_a_text_that_is_sent(office: Office, taken: str, folder: Path, kind: str) -> None:
    text, expected = SENT[kind]
    ran = piped(office, taken, text, "--yes")
    assert (ran.code, ran.data) == (0, ""), ran.rest
    assert office.case(taken).answer == expected
    assert expected in ran.rest
    assert unsent(folder) == []
    again = office.file()
    office.act("Kim", again, "take")
    path = written(folder, text)
    assert answer(office, again, "--file", str(path), "--yes").code == 0
    assert office.case(again).answer == expected
    assert path.exists()


NUMBERS = {
    "a mobile number": "자세한 것은 홍길동 010-5555-0101 에게 물어보세요.",
    "an account": "계좌번호 110-123-456789 로 환불해 드렸어요.",
    "a plate": "12가 3456 차량을 옮기게 했어요.",
    "an address": "신고한 분은 hong@example.com 이에요.",
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_of_others_are_asked_about(
    office: Office, taken: str, folder: Path, kind: str
) -> None:
    text = NUMBERS[kind]
    ran = piped(office, taken, text, "--yes")
    assert (ran.code, "--with-numbers" in ran.rest) == (1, True), ran.rest
    assert office.case(taken).answer is None
    path = written(folder, text)
    shown = on_terminal(taken, path, "n\n")
    before = shown.screen.partition(ASKED)[0]
    assert (shown.code, "may be another person's: [" in before) == (1, True)
    assert office.case(taken).answer is None
    assert on_terminal(taken, path, "y\n").code == 0
    assert office.case(taken).answer == text
    other = office.file()
    office.act("Kim", other, "take")
    assert piped(office, other, text, "--yes", "--with-numbers").code == 0


def test_what_came_through_the_pipe_is_kept_until_it_is_sent(
    office: Office, taken: str, folder: Path
) -> None:
    ran = piped(office, taken, TEXT)
    [kept] = unsent(folder)
    assert (ran.code, str(kept.relative_to(folder)) in ran.rest) == (2, True)
    assert kept.read_text(encoding="utf-8") == TEXT + "\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    piped(office, taken, TEXT + "!")
    assert len(unsent(folder)) == 2
    assert answer(office, taken, "--file", str(kept), "--yes").code == 0
    assert kept not in unsent(folder)


def test_where_no_file_can_be_written_the_text_stays_on_the_screen(
    office: Office, taken: str, folder: Path
) -> None:
    (folder / "var" / "unsent").touch()
    ran = piped(office, taken, TEXT)
    assert (ran.code, ran.rest.count(TEXT)) == (2, 2)


def editing(folder: Path, text: str) -> str:
    """An editor that writes `text`."""
    (folder / "typed.txt").write_text(text, encoding="utf-8")
    return f"cp {folder / 'typed.txt'}"


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), (CTRL_C, 130)])
def test_an_editor_at_the_terminal(
    office: Office, taken: str, folder: Path, typed: str, code: int
) -> None:
    office.patch.setenv("VISUAL", editing(folder, TEXT))
    shown = at_terminal(["portal", "answer", taken, "--as", "Kim"], [(ASKED, typed)])
    assert (shown.code, office.case(taken).answer) == (code, TEXT if code == 0 else None)
    assert [path.read_text(encoding="utf-8") for path in unsent(folder)] == (
        [] if code == 0 else [TEXT + "\n"]
    )


def test_typed_at_the_terminal(office: Office, taken: str) -> None:
    """Ctrl-D ends the text, and only the text."""
    arguments = ["portal", "answer", taken, "-", "--as", "Kim"]
    shown = at_terminal(arguments, [("Ctrl-D", "고쳤습니다.\n" + CTRL_D), (ASKED, "y\n")])
    assert (shown.code, office.case(taken).answer) == (0, "고쳤습니다.")


@pytest.mark.parametrize("more", [(), ("--sensitive",)])
def test_a_sensitive_answer_is_marked_and_said_so(
    office: Office, taken: str, folder: Path, more: tuple[str, ...]
) -> None:
    ran = piped(office, taken, TEXT, "--yes", *more)
    assert (ran.code, office.case(taken).sensitive) == (0, bool(more)), ran.rest
    assert ("Sensitive answer" in ran.rest) == bool(more)
    shown = office.run("portal", "show", taken, "--as", "Kim")
    assert ("Sensitive answer" in shown.data) == bool(more)
