"""What every test may rely on: no setting of the person who runs them, and no network."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.kit.nonet.sitecustomize import OPENED, REFUSALS

REAL = (
    "tests/actions/test_server.py",
    "tests/bot/test_loopback.py",
    "tests/bot/test_metrics.py::test_served_on_loopback",
    "tests/bot/test_rasa_client.py::test_one_that_never_ends_its_answer",
    "tests/cli/test_commands.py",
    "tests/cli/test_doctor.py",
    "tests/cli/test_help.py::test_help_loads_little",
    "tests/cli/test_knowledge.py::test_edit_in_an_editor",
    "tests/cli/test_supervisor.py",
    "tests/connectors/email/test_channel.py",
    "tests/connectors/sms/test_channel.py",
    "tests/connectors/sms/test_scenarios.py",
    "tests/connectors/sms/test_signed_json.py",
    "tests/connectors/sms/test_twilio.py",
    "tests/connectors/telegram/",
    "tests/connectors/test_deepchat.py",
    "tests/connectors/test_socketio.py",
    "tests/connectors/test_terminal.py::test_a_conversation_with_a_real_server",
    "tests/connectors/test_web_origins.py",
    "tests/connectors/test_web_requirements.py",
    "tests/kit/",
    "tests/portal/test_storage.py::test_processes_that_start_together",
)
"""What talks over ports or starts processes: run by `make test`, left out by `make unit`."""
SERVICES = frozenset({"e2e", "encoder", "browser", "scale", "storm", "postgres", "clients"})


RULES = ("tests/test_architecture.py", "tests/test_catalogue_keys.py")
MANY = ("tests/bot/test_faq_golden.py", "tests/portal/test_openapi.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, where in (("real", REAL), ("rules", RULES), ("many", MANY)):
            if item.nodeid.startswith(where):
                item.add_marker(mark)


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
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Connections that leave this machine are refused since `nonet` was imported. SMS-22: a test
    in which one was tried fails, even if whoever tried took the refusal for a bad day."""
    yield
    tried, opened = list(REFUSALS), list(OPENED)
    REFUSALS.clear()
    OPENED.clear()
    assert tried == [], "outbound network"
    marks = {mark.name for mark in request.node.iter_markers()}
    assert not opened or marks & (SERVICES | {"real"}), f"{opened}: it belongs to REAL"
