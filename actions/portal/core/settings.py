"""What the embedded portal is told from outside: environment or `.env`, prefix `SINMUNGO_`."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from actions.base.secret_file import read_or_make
from actions.portal.core.crypto import Keyring
from actions.portal.core.keyfile import KeyRefused, data_keys
from actions.portal.core.tables import any_tables


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
        "the first encrypts. Without it VAR/key, made where there is no database yet",
    )
    portal_key: SecretStr | None = Field(
        None, description="Key of our own gateway as a client; without it VAR/portal-client.key"
    )

    def url(self) -> str:
        """The SQLAlchemy URL of the portal's tables."""
        if self.database_url is None:
            return f"sqlite:///{self.var / 'portal.db'}"
        return driver_url(self.database_url)

    @property
    def key_place(self) -> str:
        """Where the data key is looked for, in words for the operator."""
        return "SINMUNGO_KEY" if self.key else str((self.var / "key").resolve())

    def keyring(self) -> Keyring:
        """The portal's keys, derived from the data keys. Makes none. Raises KeyRefused."""
        given = self.key.get_secret_value() if self.key else None
        try:
            return Keyring.of(data_keys(self.var / "key", given))
        except ValueError:
            raise KeyRefused("cut", self.key_place) from None

    def ensure_key(self) -> None:
        """A first data key where nothing is kept yet. The databases are looked for before the
        file: whoever makes them has made the key before."""
        if not any_tables(self.var, self.url()) and not self.key:
            read_or_make(self.var / "key", new_data_key)

    def client_key(self) -> str:
        """The key with which our own gateway and worker call the portal."""
        if self.portal_key is not None:
            return self.portal_key.get_secret_value()
        return read_or_make(self.var / "portal-client.key", lambda: secrets.token_urlsafe(32))


def new_data_key() -> str:
    """32 random bytes in urlsafe base64 (the format of a Fernet key)."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


def driver_url(url: str) -> str:
    """`postgresql://` and `postgres://` with the driver that we ship."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
