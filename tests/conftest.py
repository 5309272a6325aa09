"""What every test may rely on: no setting of the person who runs them, and no network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from locales import LANGUAGES
from tests.kit.core import languages
from tests.kit.load.size import LONG, PROPERTY
from tests.kit.nonet.sitecustomize import OPENED, REFUSALS

REAL = (
    "tests/actions/test_server.py",
    "tests/bot/dialogue/test_loopback.py",
    "tests/bot/cases/test_portals_served.py",
    "tests/bot/core/test_metrics.py::test_served_on_loopback",
    "tests/bot/dialogue/test_rasa_client.py::test_one_that_never_ends_its_answer",
    "tests/cli/test_backup.py",
    "tests/cli/test_commands.py",
    "tests/cli/test_doctor.py",
    "tests/cli/test_help.py::test_help_loads_little",
    "tests/cli/test_key_states.py",
    "tests/cli/test_faq_editor.py",
    "tests/cli/test_supervisor.py",
    "tests/cli/test_var_before.py",
    "tests/connectors/email/test_channel.py",
    "tests/connectors/sms/test_channel.py",
    "tests/connectors/sms/test_scenarios.py",
    "tests/bot/gateway/test_silence.py",
    "tests/connectors/sms/test_signed_json.py",
    "tests/connectors/sms/test_twilio.py",
    "tests/connectors/telegram/",
    "tests/connectors/test_deepchat.py",
    "tests/connectors/test_new_sessions.py",
    "tests/connectors/test_slow_bodies.py",
    "tests/connectors/test_socketio.py",
    "tests/connectors/test_streams.py",
    "tests/connectors/test_terminal.py::test_a_conversation_with_a_real_server",
    "tests/connectors/test_web_origins.py",
    "tests/connectors/test_web_requirements.py",
    "tests/kit/",
    "tests/actions/portal/test_storage.py::test_processes_that_start_together",
    "tests/test_contracts.py",
    "tests/test_parts.py::test_every_part_has_tests",
)
"""What talks over ports or starts processes: run by `make test`, left out by `make unit`."""
SERVICES = frozenset(
    {"e2e", "encoder", "browser", "scale", "storms", "long", "postgres", "clients"}
)


RULES = (
    "tests/test_architecture.py",
    "tests/test_catalogue_keys.py",
    "tests/test_parts.py::test_every_part_is_a_mark",
)
MANY = ("tests/bot/knowledge/test_faq_golden.py", "tests/actions/portal/test_openapi.py")


# An example takes as long as the machine lets it.
settings.register_profile("ours", max_examples=PROPERTY, deadline=None)
settings.load_profile("ours")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if LONG and is_property(item):
            item.add_marker("many")
        for mark, where in (("real", REAL), ("rules", RULES), ("many", MANY)):
            if item.nodeid.startswith(where):
                item.add_marker(mark)


def is_property(item: pytest.Item) -> bool:
    """Whether its examples are generated, more of them in a long run."""
    return bool(getattr(getattr(item, "obj", None), "is_hypothesis_test", False))


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


@pytest.fixture
def more_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogues with Thai and Vietnamese, both offered, and Khmer, which is not."""
    monkeypatch.setattr(LANGUAGES, "root", languages.install(tmp_path / "locales"))
    return LANGUAGES.root
