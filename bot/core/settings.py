"""All settings of the gateway, the worker and the command line: one typed object, read once.

The environment is read here and nowhere else in `bot/`. Names have the prefix `SINMUNGO_`, nesting
is `__` (`SINMUNGO_WEBCHAT__TOKEN`). A file `.env` in the working directory is read too.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from bot.core.channel_settings import EmergencyOptions, SmsOptions, SmtpOptions, TelegramOptions
from bot.core.crypto import load_keys, load_secret
from bot.core.errors import SettingError
from bot.core.limit_settings import LimitOptions
from locales import LANGUAGES
from locales.languages import DEFAULT
from locales.settings import TIME_ZONE

PREFIX = "SINMUNGO_"
# Read by the action server, the portal or the dialogue process from the same environment.
OTHERS = ("DESK", "EMERGENCY", "PORTAL", "SERVICES", "NLU", "TEST")


class WebchatSettings(BaseModel):
    token: SecretStr | None = Field(None, description="Lets a REST client choose its own senders")
    origins: list[str] = Field([], description="Other origins that may use the chat; empty: none")
    session_days: int = Field(30, ge=1, le=365, description="How old a browser session may get")
    messages_per_minute: int = Field(20, ge=1, description="For one browser session")
    rest_wait: float = Field(5.0, ge=0, description="Seconds a REST answer waits for what follows")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=".env",
        extra="ignore",
    )

    host: str = Field("127.0.0.1", description="Address the gateway listens on")
    port: int = Field(8000, ge=0, le=65535, description="Port of the gateway")
    dialogue_port: int = Field(5005, ge=1, le=65535, description="Loopback port of the dialogue")
    actions_port: int = Field(5055, ge=1, le=65535, description="Loopback port of the actions")
    metrics_port: int = Field(9464, ge=0, le=65534, description="Loopback port of /metrics; 0: off")
    var: Path = Field(Path("var"), description="Folder of the databases and keys")
    database_url: str = Field(
        "",
        pattern="^((postgresql|sqlite)://.+)?$",
        description="postgresql://… for everything; empty: SQLite in var",
    )
    endpoints: Path = Field(Path("endpoints.yml"), description="Rasa endpoints and portals")
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="Log level")
    locale: str = Field(DEFAULT, description="Language before anything is typed")
    time_zone: str = Field(TIME_ZONE, description="The agency's zone, of every day and time shown")
    turn_timeout: float = Field(8.0, gt=0, le=9.5, description="Seconds until trouble is admitted")
    stored_within: float = Field(
        5.0, gt=0, description="Seconds until a message that could not be stored is refused"
    )
    give_up_after: float = Field(600.0, gt=0, description="Seconds a failing turn is tried again")
    lease_seconds: float = Field(10.0, gt=0, description="How long a silent process keeps a turn")
    retention_hours: float = Field(24.0, gt=0, description="How long delivered replies are kept")
    review_days: int = Field(
        90, ge=1, description="How long messages that were not understood are kept for review"
    )
    record_days: int = Field(
        90, ge=1, description="How long queue rows, proofs and submissions that ended are kept"
    )
    conversation_days: int = Field(
        365, ge=1, description="How long a conversation without a case is kept after its last word"
    )
    loopback_secret: SecretStr | None = Field(
        None, description="Between gateway, dialogue and actions; without it VAR/loopback.key"
    )
    portal_url: str = Field("", description="Where the embedded portal answers; empty: our own")
    agency: str = Field(
        "",
        max_length=100,
        description="Whose installation this is, such as 종로구청; empty: of nobody's own",
    )
    faq_morphemes: bool = Field(
        True, description="Take Korean questions apart (kiwipiepy, 0.2 GB in the gateway)"
    )
    faq_encoder_wait: float = Field(
        0.4, gt=0, description="Seconds a question waits for its vector, else letters and words do"
    )
    embedded_portal: bool = Field(True, description="Serve the embedded portal at /portal")
    public_url: str = Field(
        "",
        pattern="^(https?://[^/]+/?)?$",
        description="Our address as citizens and channels see it",
    )
    webchat: WebchatSettings = Field(WebchatSettings(), description="The web chat and REST")
    telegram: TelegramOptions = Field(TelegramOptions(), description="Telegram")
    sms: SmsOptions = Field(SmsOptions(), description="Text messages")
    smtp: SmtpOptions = Field(SmtpOptions(), description="E-mail, for notices")
    limits: LimitOptions = Field(LimitOptions(), description="What is free has limits")
    emergency: EmergencyOptions = Field(
        EmergencyOptions(), description="Numbers for people in danger"
    )

    @field_validator("locale")
    @classmethod
    def _offered(cls, tag: str) -> str:
        if tag not in LANGUAGES.offered:
            raise ValueError(f"no language that is offered ({', '.join(LANGUAGES.offered)})")
        return tag

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, ZoneInfoNotFoundError):
            raise ValueError("no such time zone") from None
        return name

    @property
    def sqlalchemy_url(self) -> str:
        """The gateway's database, as SQLAlchemy wants it."""
        if not self.database_url:
            return f"sqlite:///{(self.var / 'sinmungo.db').resolve()}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def dialogue_url(self) -> str:
        return f"http://127.0.0.1:{self.dialogue_port}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def gateway_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def loopback_secret(settings: Settings) -> str:
    """What gateway, dialogue and actions of one machine show each other. Raises OSError."""
    given = settings.loopback_secret
    if given is not None:
        return given.get_secret_value()
    return load_secret(settings.var / "loopback.key")


def load() -> Settings:
    """Read the environment. Raises SettingError that names the setting and shows an example."""
    _refuse_unknown(list(os.environ))
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "__".join(str(part) for part in first["loc"]).upper()
        raise SettingError(f"{name}: {first['msg']}. Example: {_example(name)}") from None
    except SettingsError:
        # The only settings that are read as JSON.
        name = f"{PREFIX}WEBCHAT__ORIGINS"
        raise SettingError(f"{name}: not a list in JSON. Example: {_example(name)}") from None


def known_names() -> list[str]:
    """Every environment name that we understand."""
    names: list[str] = []
    for name, info in Settings.model_fields.items():
        group = info.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            names += [f"{PREFIX}{name}__{inner}".upper() for inner in group.model_fields]
        else:
            names.append(f"{PREFIX}{name}".upper())
    return names


def _refuse_unknown(names: list[str]) -> None:
    known = known_names()
    for name in names:
        if not name.startswith(PREFIX) or name in known:
            continue
        rest = name.removeprefix(PREFIX)
        if rest in {"KEY", "PORTAL_KEY", "OFFICER_KEY"} or rest.startswith(
            tuple(f"{o}_" for o in OTHERS)
        ):
            continue
        near = get_close_matches(rest, [known_name.removeprefix(PREFIX) for known_name in known], 1)
        hint = f" Did you mean {PREFIX}{near[0]}?" if near else ""
        raise SettingError(f"{name} is not a setting.{hint}")


def _example(name: str) -> str:
    field, _, inner = name.removeprefix(PREFIX).lower().partition("__")
    if inner == "origins":
        return f'{name}=["https://www.example.go.kr"]'
    info = Settings.model_fields.get(field)
    if inner and info is not None and isinstance(info.annotation, type):
        fields: dict[str, FieldInfo] = getattr(info.annotation, "model_fields", {})
        info = fields.get(inner)
    default = None if info is None else info.default
    return f"{name}={default}" if default not in (None, "") else f"{name}=…"


def data_keys(settings: Settings) -> tuple[bytes, ...]:
    """What everything is sealed with, newest first, 32 bytes each. Makes none.

    Raises KeyRefused for one that is missing or cut; whether it fits, `bot.keys.installation` says.
    """
    return load_keys(settings.var, os.environ.get(f"{PREFIX}KEY"))


def key_path(settings: Settings) -> Path:
    """The file of the data key."""
    return settings.var / "key"


def key_place(settings: Settings) -> str:
    """Where the data key is looked for, in words for the operator."""
    return f"{PREFIX}KEY" if key_is_given() else str(key_path(settings).resolve())


def key_is_given() -> bool:
    """Whether the data key comes from the environment, not from the file in `var`."""
    return bool(os.environ.get(f"{PREFIX}KEY"))


def portal_key(settings: Settings) -> str:
    """Our client key at the embedded portal."""
    given = os.environ.get(f"{PREFIX}PORTAL_KEY")
    return given or load_secret(settings.var / "portal-client.key")


def webchat_token(settings: Settings) -> str:
    """What a REST client shows to choose its own senders; made for the terminal if not set."""
    token = settings.webchat.token
    return token.get_secret_value() if token else load_secret(settings.var / "webchat.token")


def telegram_secret(settings: Settings) -> str:
    """What Telegram returns with every update; made if not set."""
    secret = settings.telegram.secret
    if secret is not None:
        return secret.get_secret_value()
    return load_secret(settings.var / "telegram.secret").rstrip("=")


def variables(settings: Settings) -> dict[str, str]:
    """What `${…}` in endpoints.yml may name: the environment, and our ports with their defaults."""
    ports = {
        f"{PREFIX}PORT": str(settings.port),
        f"{PREFIX}DIALOGUE_PORT": str(settings.dialogue_port),
        f"{PREFIX}ACTIONS_PORT": str(settings.actions_port),
        f"{PREFIX}VAR": str(settings.var),
    }
    return {**ports, **os.environ}
