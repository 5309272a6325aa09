"""What every test may rely on: no setting of the person who runs them, and no network."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.kit.nonet.sitecustomize import REFUSALS


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="write the answers of transcripts down instead of comparing them: then READ them",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What a test recorded of itself: the seed to play it again with, whom it killed."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties:
                terminalreporter.write_line(f"{report.location[2]}: {name}={value}")


@pytest.fixture(autouse=True, scope="session")
def _no_settings() -> None:
    """A token or a database of the developer must not decide what a test sees."""
    for name in list(os.environ):
        if name.startswith("SINMUNGO_") and not name.startswith("SINMUNGO_TEST_"):
            del os.environ[name]


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Connections that leave this machine are refused since `nonet` was imported. SMS-22: a test
    in which one was tried fails, even if whoever tried took the refusal for a bad day."""
    yield
    tried = list(REFUSALS)
    REFUSALS.clear()
    assert tried == [], "outbound network"
