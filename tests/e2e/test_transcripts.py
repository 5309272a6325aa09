"""Every file of `transcripts/` is one conversation, to the letter. `--record` writes the answers
down; read them then as the citizen would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.portal_desk import PortalDesk
from tests.kit.processes import Stack
from tests.kit.transcript import Runner, files

FOLDER = Path(__file__).parent / "transcripts"


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
