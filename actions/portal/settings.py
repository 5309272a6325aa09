"""What the embedded portal is told from outside: environment or `.env`, prefix `SINMUNGO_`."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from actions.portal.crypto import Keyring
from actions.portal.keyfile import read_or_create


class PortalSettings(BaseSettings):
    """Read once by the process that runs the portal and handed down from there."""

    model_config = SettingsConfigDict(
        env_prefix="SINMUNGO_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    var: Path = Field(Path("var"), description="Directory of databases and keys")
    database_url: str | None = Field(
        None, description="PostgreSQL (or SQLite) URL; without it VAR/portal.db"
    )
    key: SecretStr | None = Field(
        None,
        description="Data key, 32 bytes in urlsafe base64; several are separated by commas, "
        "the first encrypts. Without it VAR/key, made on the first run",
    )
    portal_key: SecretStr | None = Field(
        None, description="Key of our own gateway as a client; without it VAR/portal-client.key"
    )

    def url(self) -> str:
        """The SQLAlchemy URL of the portal's tables."""
        if self.database_url is None:
            self.var.mkdir(parents=True, exist_ok=True)
            return f"sqlite:///{self.var / 'portal.db'}"
        return driver_url(self.database_url)

    def keyring(self) -> Keyring:
        """The portal's keys, derived from the data keys. Raises ValueError for a malformed key."""
        if self.key is not None:
            stored = self.key.get_secret_value()
        else:
            stored = read_or_create(self.var / "key", new_data_key)
        return Keyring.of(stored.replace(",", " ").split())

    def client_key(self) -> str:
        """The key with which our own gateway and worker call the portal."""
        if self.portal_key is not None:
            return self.portal_key.get_secret_value()
        return read_or_create(self.var / "portal-client.key", lambda: secrets.token_urlsafe(32))


def new_data_key() -> str:
    """32 random bytes in urlsafe base64 (the format of a Fernet key)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


def driver_url(url: str) -> str:
    """`postgresql://` and `postgres://` with the driver that we ship."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
