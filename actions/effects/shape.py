"""What every object between the journeys and the gateway has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import ConfigDict

I18n = Mapping[str, str]
"""Language tag → text."""


class Shape:
    """One object of the wire: it has these fields and no others, each of its very type.

    A field whose default is None is left out while it is None; one whose default is made by `null`
    is written all the same.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)


def null() -> None:
    """Makes the default of a field that is always written."""
