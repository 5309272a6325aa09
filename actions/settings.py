"""What the action server is told from outside: environment or `.env`, prefix `SINMUNGO_`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from actions.base import secret_file


class Desk(BaseModel):
    """The people one can talk to. The default is Korea's government call centre."""

    phone: str = Field("110", description="Telephone of the help desk")
    hours: dict[str, str] | None = Field(
        None, description="Its hours by language tag; without it those of 110"
    )
    opens: int = Field(9, ge=0, le=23, description="Hour from which staff contact people")
    interpreter: str = Field("1345", description="Line for foreigners, in their languages")
    closes: int = Field(18, ge=1, le=24, description="Hour until which they do, on working days")


class Emergency(BaseModel):
    """Numbers that are named at once when somebody is in danger."""

    police: str = Field("112", description="Police")
    fire: str = Field("119", description="Fire and ambulance")
    crisis: str = Field("109", description="Suicide prevention line, day and night")
    women: str = Field("1366", description="Women's emergency line, for violence at home as well")
    youth: str = Field("1388", description="Line for children and young people, day and night")
    welfare: str = Field("129", description="Health and welfare call centre, for those in need")


class ActionSettings(BaseSettings):
    """Read once by the process that serves the actions and handed down from there."""

    model_config = SettingsConfigDict(
        env_prefix="SINMUNGO_", env_nested_delimiter="__", env_file=".env", extra="ignore"
    )

    host: str = Field("127.0.0.1", description="Address of the gateway, for endpoints.yml")
    port: int = Field(8000, ge=0, le=65535, description="Port of the gateway, for endpoints.yml")
    dialogue_port: int = Field(5005, ge=1, le=65535, description="Loopback port of the dialogue")
    actions_port: int = Field(5055, ge=1, le=65535, description="Loopback port of the actions")
    endpoints: Path = Field(Path("endpoints.yml"), description="Which portal serves what")
    var: Path = Field(Path("var"), description="Folder of the databases and keys")
    portal_key: SecretStr | None = Field(
        None, description="Our key at the portal; without it VAR/portal-client.key"
    )
    loopback_secret: SecretStr | None = Field(
        None, description="Between gateway, dialogue and actions; without it VAR/loopback.key"
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="Log level")
    portal_timeout: float = Field(4.0, gt=0, le=8, description="Seconds a portal may take")
    services_seconds: float = Field(60.0, ge=0, description="How long a list of services is kept")
    desk: Desk = Field(Desk(), description="The people one can talk to")
    emergency: Emergency = Field(Emergency(), description="Numbers for people in danger")

    def client_key(self) -> str:
        """Our key at the portal; whichever process starts first makes it. Raises OSError."""
        if self.portal_key is not None:
            return self.portal_key.get_secret_value()
        return secret_file.read_or_make(self.var / "portal-client.key", new_secret)

    def shown_secret(self) -> str:
        """What the dialogue shows with each call. Raises OSError."""
        if self.loopback_secret is not None:
            return self.loopback_secret.get_secret_value()
        return secret_file.read_or_make(self.var / "loopback.key", new_secret)

    def variables(self) -> Mapping[str, str]:
        """What `${NAME}` in endpoints.yml may stand for."""
        ours = {
            "SINMUNGO_HOST": self.host,
            "SINMUNGO_PORT": str(self.port),
            "SINMUNGO_DIALOGUE_PORT": str(self.dialogue_port),
            "SINMUNGO_ACTIONS_PORT": str(self.actions_port),
            "SINMUNGO_VAR": str(self.var),
        }
        return {**ours, **os.environ}


def new_secret() -> str:
    return secrets.token_urlsafe(32)
