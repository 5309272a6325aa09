"""Sealed columns: what is in them is bound to table, column and row, and opens nowhere else."""

from __future__ import annotations

from typing import Any

BOUND_TO = "bound_to"
"""In the `info` of a column: the names of the columns that name its row."""


def bound_to(*key: str) -> dict[str, Any]:
    """Says of a sealed column what names its row: what is unique and stays as long as the row does,
    also when its conversation is joined with another. Never a generated number."""
    return {"info": {BOUND_TO: key}}
