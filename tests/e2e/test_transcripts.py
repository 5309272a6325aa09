"""Every file of `transcripts/` is one conversation, to the letter. `--record` writes the answers
down; read them then as the citizen would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.people.playing import FOLDER
from tests.kit.people.transcript import Runner, files
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack


@pytest.mark.matrix
@pytest.mark.parametrize("path", files(FOLDER), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_transcript(
    path: Path, stack: Stack, desk: PortalDesk, pytestconfig: pytest.Config
) -> None:
    runner = Runner(stack.gateway_url, desk.act)
    text = path.read_text(encoding="utf-8")
    if pytestconfig.getoption("--record"):
        path.write_text(runner.record(text), encoding="utf-8")
        pytest.skip("recorded: read it")
    runner.play(text)


def test_there_are_enough() -> None:
    found = files(FOLDER)
    assert len(found) >= 25
    assert {path.parent.name for path in found} == {"ko", "en"}
