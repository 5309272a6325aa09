"""An answer given on the command line: its text in a pipe or in a file."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from tests.cli.ran import Ran
from tests.cli.staffed import Office

TEXT = "새 등으로 바꿨어요.\n불편을 드려 죄송해요."
ASKED = "[y/N]"


def pipe(office: Office, text: str | bytes) -> None:
    data = text.encode("utf-8") if isinstance(text, str) else text
    office.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def answer(office: Office, receipt: str, *more: str) -> Ran:
    return office.run("portal", "answer", receipt, "--as", "Kim", *more)


def piped(office: Office, receipt: str, text: str | bytes, *more: str) -> Ran:
    pipe(office, text)
    return answer(office, receipt, "-", *more)


def written(folder: Path, text: str | bytes = TEXT) -> Path:
    path = folder / "answer.txt"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path
