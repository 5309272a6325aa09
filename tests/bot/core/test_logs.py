"""What a log line has, and what it never has, at DEBUG."""

from __future__ import annotations

import errno
import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import stamina
import structlog
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.core import logs
from bot.core.errors import SettingError
from bot.core.settings import Settings

SECRET = "my-secret-9999"


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = before, level
    structlog.reset_defaults()
    stamina.instrumentation.set_on_retry_hooks(None)


Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Lines:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.setup("gateway", Settings(var=tmp_path, log_level="debug", _env_file=None))

    def read() -> list[dict[str, Any]]:
        written = stream.getvalue()
        assert SECRET not in written
        return [json.loads(line) for line in written.splitlines()]

    return read


def test_one_line_of_json_with_the_correlation(lines: Lines) -> None:
    token = logs.correlation.set("c-1")
    structlog.get_logger("bot.x").info("turn.done", seconds=0.5)
    logging.getLogger("bot.x").warning("plain %s", "line")
    logs.correlation.reset(token)
    structlog.get_logger("bot.x").debug("later")
    ours, plain, later = lines()
    assert ours["event"] == "turn.done"
    assert (ours["process"], ours["level"], ours["seconds"]) == ("gateway", "info", 0.5)
    assert ours["correlation"] == plain["correlation"] == "c-1"
    assert (plain["event"], plain["logger"]) == ("plain line", "bot.x")
    assert "correlation" not in later


class Disk(io.StringIO):
    """A log file; on a full disk nothing is written."""

    full = False

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)


@pytest.mark.parametrize("name", ["structlog", "standard library"])
def test_a_full_disk_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """How many lines were lost is said by the first one that can be written."""
    disk = Disk()
    monkeypatch.setattr(sys, "stderr", disk)
    logs.setup("gateway", Settings(var=tmp_path, log_level="debug", _env_file=None))
    of_library = logging.getLogger("bot.x").warning
    write = of_library if name == "standard library" else structlog.get_logger("bot.x").warning
    for event, disk.full in (("1", False), ("2", True), ("3", True), ("4", False), ("5", False)):
        write(event)
    found = [json.loads(line) for line in disk.getvalue().splitlines()]
    assert [line["event"] for line in found] == ["1", "lines lost", "4", "5"]
    assert (found[1]["count"], found[1]["process"]) == (2, "gateway")


@pytest.mark.parametrize(
    "name", ["httpx", "httpcore.http11", "sqlalchemy.engine.Engine", "websockets.server"]
)
def test_libraries_are_quiet_below_warning(lines: Lines, name: str) -> None:
    logging.getLogger(name).info("HTTP Request: POST https://h/bot%s/send", SECRET)
    logging.getLogger(name).debug("body %s", SECRET)
    assert lines() == []


def test_access_line_has_no_query_and_no_address(lines: Lines) -> None:
    logging.getLogger("uvicorn.access").info(
        '%s - "%s %s HTTP/%s" %d', "203.0.113.9:1", "GET", f"/chat?token={SECRET}", "1.1", 200
    )
    (line,) = lines()
    assert line["event"] == "GET /chat 200"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ValueError(SECRET), "ValueError"),
        (SettingError("SINMUNGO_PORT is no port"), "SettingError: SINMUNGO_PORT is no port"),
    ],
    ids=["of others", "ours"],
)
def test_exceptions_tell_type_and_place(lines: Lines, error: Exception, expected: str) -> None:
    try:
        raise error
    except type(error):
        structlog.get_logger("bot").exception("broken")
        logging.getLogger("uvicorn.error").exception("broken too")
    for line in lines():
        assert line["error"] == expected
        assert "test_logs.py" in line["where"][-1]


def test_a_failing_statement_hides_its_values(lines: Lines) -> None:
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (:v)"), {"v": SECRET})
    except SQLAlchemyError:
        structlog.get_logger("bot").exception("broken")
    engine.dispose()
    (line,) = lines()
    assert line["error"].startswith("OperationalError < OperationalError")


def test_asyncio_does_not_quote_the_task(lines: Lines) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: %s", SECRET)
    assert [line["event"] for line in lines()] == ["Task exception was never retrieved"]


def test_objects_are_named_not_shown(lines: Lines) -> None:
    structlog.get_logger("bot").info("got", value=ValueError(SECRET))
    assert lines()[0]["value"] == "ValueError"


def test_retries_do_not_show_arguments(lines: Lines) -> None:
    calls: list[str] = []

    @stamina.retry(on=OSError, attempts=2, wait_initial=0.001, wait_max=0.001)
    def send(body: str) -> None:
        calls.append(body)
        if len(calls) == 1:
            raise OSError(SECRET)

    send(SECRET)
    (line,) = lines()
    assert (line["event"], line["attempt"], line["error"]) == ("retry", 1, "OSError")
