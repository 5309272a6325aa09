"""The text of an answer: from a file, standard input or the editor, never from an argument.

What was written is not lost: a text that was not sent stays in its file, or is put into one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import TYPE_CHECKING

import typer

from bot.cli.settings import editor

if TYPE_CHECKING:
    from bot.cli.console import Console

STDIN, EDITOR = "-", ""
SHORTEST = 5
"""Letters and digits of the shortest answer: less answers nobody."""


@dataclass
class Draft:
    """`file` is where the text stands already."""

    text: str
    file: Path | None
    sent: bool = False


def place(console: Console, source: str, file: str) -> str:
    """Where the text is: STDIN, EDITOR or a path. Exits with 2 where that is not said clearly."""
    wrong = None
    if source not in ("", STDIN):
        wrong = "cli.portal.answer.argument"
    elif source and file:
        wrong = "cli.portal.answer.two"
    elif not source and not file and console.no_input:
        wrong = "cli.portal.answer.where"
    if wrong:
        console.fail(wrong)
        raise typer.Exit(2)
    return file or source


@contextmanager
def kept(console: Console, receipt: str, place: str) -> Iterator[Draft]:
    """The text at `place`. Where it was not sent in the end, says where it is now."""
    written = _read(console, place)
    draft = Draft(written, Path(place) if place not in (STDIN, EDITOR) else None)
    try:
        yield draft
    finally:
        if not draft.sent and draft.text:
            _say_where(console, receipt, draft)
    if draft.file and draft.file.resolve().parent == _folder().resolve():
        draft.file.unlink()


def check(console: Console, text: str, shortest: int = SHORTEST) -> str:
    """The kinds of other people's numbers in a text that may be sent. Exits with 1 where it may
    not: blank, too short, too long, with control characters or with numbers that never leave."""
    from actions.portal.core.schemas import LAYOUT, LONGEST_NOTE

    letters = sum(c.isalnum() for c in text)
    control = next((c for c in text if unicodedata.category(c) == "Cc" and c not in LAYOUT), None)
    if not letters:
        console.fail("cli.portal.answer.empty")
    elif control is not None:
        line = text[: text.index(control)].count("\n") + 1
        console.fail("cli.portal.answer.control", code=f"U+{ord(control):04X}", line=line)
    elif letters < shortest:
        console.fail("cli.portal.answer.short", count=shortest)
    elif len(text) > LONGEST_NOTE:
        console.fail("cli.portal.answer.long", length=len(text), count=LONGEST_NOTE)
    else:
        return _numbers(console, text)
    raise typer.Exit(1)


def warn(console: Console, risky: str, *, anyway: bool) -> None:
    """Names the kinds of numbers that `check` found. Exits with 1 where nobody is asked about them
    and they were not allowed either."""
    if risky:
        console.fail("cli.portal.answer.numbers.found", kinds=risky)
    if risky and not anyway:
        console.fail("cli.portal.answer.numbers.option")
        raise typer.Exit(1)


def _numbers(console: Console, text: str) -> str:
    from bot.cases.officer_answers import NEVER
    from bot.privacy.officer_text import third_party_numbers

    found = Counter(one.kind for one in third_party_numbers(text))
    never = [kind for kind in found if kind in NEVER]
    if never:
        named = _named(console, Counter({kind: found[kind] for kind in never}))
        console.fail("cli.portal.answer.numbers.never", kinds=named)
        raise typer.Exit(1)
    return _named(console, found)


def _named(console: Console, found: Counter[str]) -> str:
    """[전화번호] 2, [계좌번호] 1"""
    return ", ".join(
        f"{console.text(f'system.hidden.{kind}')} {number}" for kind, number in found.items()
    )


def _read(console: Console, place: str) -> str:
    """Composed (NFC), lines ended by \\n. Exits with 1 where it is no UTF-8; raises OSError."""
    if place == EDITOR:
        data = _edited()
    elif place == STDIN:
        if not console.no_input:
            console.tell("cli.portal.answer.type")
        data = sys.stdin.buffer.read()
    else:
        data = Path(place).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        console.fail("cli.portal.answer.encoding", name=place)
        raise typer.Exit(1) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def _edited() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answer.txt"
        path.touch(0o600)
        subprocess.run([*editor(), str(path)], check=False)  # noqa: S603 - of whoever sits there
        return path.read_bytes()


def _say_where(console: Console, receipt: str, draft: Draft) -> None:
    try:
        path = draft.file or _keep(receipt, draft.text)
    except OSError:
        # No file can be written: what was typed stays on the screen.
        console.fail("cli.portal.answer.shown")
        console.fail_plainly(draft.text)
    else:
        console.fail("cli.portal.answer.kept", path=str(path))


def _keep(receipt: str, text: str) -> Path:
    """Put the text into a new file that only its owner reads. Raises SettingError, OSError."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = mkstemp(".txt", f"{receipt}-", folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    return Path(name)


def _folder() -> Path:
    """Of texts that were not sent; one that is sent from there goes away."""
    from bot.cli.support import other_settings

    return other_settings.portal().var / "unsent"
