"""A checkout like this one in a folder of its own, with catalogues that a test adds to."""

from __future__ import annotations

from pathlib import Path

from tests.kit.core import languages
from tests.kit.stack.processes import ROOT


def with_more_languages(folder: Path) -> Path:
    """Where `sinmungo` can be started with Thai and Vietnamese besides: what stays as it is here
    is linked, the folder of catalogues is another."""
    folder.mkdir(parents=True)
    for name in ("bot", "actions", "connectors", "nlu", "endpoints.yml", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    locales = languages.install(folder / "locales")
    for module in (ROOT / "locales").glob("*.py"):
        (locales / module.name).write_text(module.read_text(encoding="utf-8"), encoding="utf-8")
    return folder
