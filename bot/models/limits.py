"""Tables of limits that all gateways share. Times are seconds since 1970 (UTC)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class RateLimit(SQLModel, table=True):
    """How much of a limit somebody has used (`actions.base.rate`); gone when all is refilled."""

    __tablename__ = "rate_limits"

    name: str = Field(primary_key=True)
    """sessions, uploads or codes."""
    who: str = Field(primary_key=True)
    """Keyed hash of the network."""
    full_at: float = Field(index=True)
