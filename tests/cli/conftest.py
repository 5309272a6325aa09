"""The command line run in this process, in a folder of its own."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.command_line import run
from tests.cli.ran import Ran, Sinmungo
from tests.cli.staffed import Office

ENDPOINTS = """\
portals:
  petition: {adapter: native, url: "http://127.0.0.1:9/portal"}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with an endpoints.yml and no `var` yet."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "endpoints.yml").write_text(ENDPOINTS, encoding="utf-8")
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


@pytest.fixture
def sinmungo(folder: Path, capsys: pytest.CaptureFixture[str]) -> Sinmungo:
    """`sinmungo("config", "show")` → its exit code, stdout and stderr."""

    def start(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(arguments)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return start


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrations take longer than what is tested over their result."""
    folder = tmp_path_factory.mktemp("migrated")
    (folder / "endpoints.yml").write_text(ENDPOINTS, encoding="utf-8")
    with contextlib.chdir(folder):
        assert run(["migrate"]) == 0
    return folder / "var"


@pytest.fixture
def migrated(folder: Path, _migrated: Path, sinmungo: Sinmungo) -> Sinmungo:
    """`sinmungo` after `sinmungo migrate`."""
    shutil.copytree(_migrated, folder / "var")
    return sinmungo


@pytest.fixture
def office(migrated: Sinmungo, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A portal without cases and officers, in the folder of the test."""
    monkeypatch.delenv("SINMUNGO_OFFICER_KEY", raising=False)
    return Office(migrated, monkeypatch)


@pytest.fixture
def taken(office: Office) -> str:
    """The receipt of a case that Kim works on, with Kim's key in the environment."""
    office.hire("Kim")
    office.hire("Lee")
    office.sit("Kim")
    receipt = office.file(datetime(2026, 11, 29, 16, 21, tzinfo=UTC))
    office.act("Kim", receipt, "take")
    return receipt
