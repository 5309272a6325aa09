"""Every setting of every process, as rows: name, value, default, help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, SecretStr

from bot.cli.settings import OFFICER_KEY, officer_key
from bot.cli.support import other_settings

PREFIX = "SINMUNGO_"
MASK = "••••"
_PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")


@dataclass(frozen=True)
class Row:
    """`value` and `default` are texts fit to be shown: secrets are masked."""

    name: str
    value: str
    default: str
    help: str


def rows() -> list[Row]:
    """Read from the environment; by name. Raises SettingError."""
    from bot.core.settings import load

    key = Row(OFFICER_KEY, MASK if officer_key() else "", "", "Key of whoever acts as an officer")
    found: dict[str, Row] = {key.name: key}
    ours = load()
    # The gateway's own description comes last and counts.
    models: tuple[BaseModel, ...] = (other_settings.portal(), other_settings.actions(), ours)
    for model in models:
        found |= {row.name: row for row in _of(model, PREFIX)}
    return [found[name] for name in sorted(found)]


def _of(model: BaseModel, prefix: str) -> Iterator[Row]:
    for name, info in type(model).model_fields.items():
        value, full = getattr(model, name), f"{prefix}{name}".upper()
        if isinstance(value, BaseModel):
            yield from _of(value, f"{full}__")
        else:
            yield Row(full, shown(value), shown(info.get_default()), info.description or "")


def shown(value: Any) -> str:
    """Empty for None; a secret or a password within an address is masked."""
    if value is None or value == "":
        return ""
    if isinstance(value, SecretStr):
        return MASK
    return _PASSWORD.sub(rf"\1{MASK}@", str(value))
