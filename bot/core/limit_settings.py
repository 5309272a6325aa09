"""Settings of what is free and therefore limited. A network is a /24 (IPv4) or a /64 (IPv6)."""

from __future__ import annotations

from ipaddress import ip_network

from pydantic import BaseModel, Field, field_validator


class LimitOptions(BaseModel):
    sessions: int = Field(300, ge=1, description="New sessions of one network an hour")
    uploads: int = Field(120, ge=1, description="Files sent from one network an hour")
    wrong_proofs: int = Field(
        60, ge=1, description="Wrong PINs and codes of one network an hour, until it gets few"
    )
    codes: int = Field(30, ge=1, description="One-time codes for one network an hour")
    files_mb: int = Field(5000, ge=1, description="All files that wait to be filed, in MB")
    free_mb: int = Field(
        1000, ge=0, description="Free space on the disk below which no files are taken, in MB"
    )
    trusted_proxies: str = Field(
        "127.0.0.1,::1",
        description="Addresses or networks whose X-Forwarded-For is believed, with commas",
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        for one in filter(None, (part.strip() for part in value.split(","))):
            try:
                ip_network(one)
            except ValueError:
                raise ValueError(f"{one} is no address and no network") from None
        return value
