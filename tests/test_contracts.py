"""Who may import whom, as `make lint` says it: in a copy of the source a forbidden import is named,
and so is a package that has no place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    for package in ("bot", "actions", "connectors", "locales"):
        shutil.copytree(ROOT / package, folder / package, ignore=_only_python)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def _only_python(folder: str, names: list[str]) -> set[str]:
    here = Path(folder)
    return {one for one in names if not (here / one).is_dir() and not one.endswith(".py")}


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("module", "forbidden", "contract"),
    [
        ("bot/core/clock.py", "bot.turn.runner", "bot: a package imports only"),
        ("bot/cases/store.py", "bot.knowledge.store", "bot: a package imports only"),
        ("bot/knowledge/text.py", "bot.gateway.service", "bot: a package imports only"),
        ("actions/base/rate.py", "actions.dialogue.turn", "actions: a package imports only"),
        ("actions/reading/topics.py", "actions.form", "actions: a package imports only"),
        ("actions/portal/core/crypto.py", "actions.portal.cases.desk", "actions.portal: a package"),
        ("connectors/sms/split.py", "bot.core.settings", "do not know the gateway"),
        ("connectors/sms/split.py", "actions.base.rate", "do not know the journeys"),
        ("connectors/sms/split.py", "connectors.telegram.text", "Channels do not know each other"),
        ("bot/turn/near.py", "actions.portal.core.models", "reached by its starters only"),
        ("bot/turn/near.py", "babel", "formatted in one place"),
        ("bot/dialogue/client.py", "rasa", "Rasa lives in its own process"),
        ("connectors/tls.py", "rasa_sdk", "rasa_sdk is the actions' own"),
    ],
)
def test_a_forbidden_import_is_named(
    copied: Path, module: str, forbidden: str, contract: str
) -> None:
    path = copied / module
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\nimport {forbidden}\n", encoding="utf-8")
    try:
        code, said = lint(copied)
    finally:
        path.write_text(before, encoding="utf-8")
    broken = [line for line in said.splitlines() if " BROKEN" in line]
    assert code == 1
    assert any(contract in line for line in broken), said


@pytest.mark.parametrize("package", ["bot", "actions", "actions/portal"])
def test_a_package_without_a_place_is_named(copied: Path, package: str) -> None:
    new = copied / package / "elsewhere"
    new.mkdir()
    (new / "__init__.py").write_text('"""Elsewhere."""\n', encoding="utf-8")
    try:
        code, said = lint(copied)
    finally:
        shutil.rmtree(new)
    assert code == 1
    assert "elsewhere" in said


def test_the_source_keeps_them() -> None:
    code, said = lint(ROOT)
    assert code == 0, said
