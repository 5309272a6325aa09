"""Settings of the dialogue process: the only module of ``nlu`` that reads the environment."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NLU_ROOT = Path(__file__).resolve().parent
PROJECT_ROOT = NLU_ROOT.parent
MODEL_NAME = "sinmungo"

DEFAULTS = {
    "SINMUNGO_PORT": "8000",
    "SINMUNGO_DIALOGUE_PORT": "5005",
    "SINMUNGO_ACTIONS_PORT": "5055",
}

ENCODER = "SINMUNGO_NLU__ENCODER"
"""``bundled`` (default: the stages of config.yml), ``none`` (n-grams only) or ``hub:<model>``."""


class SettingsError(Exception):
    """A setting is missing or unusable; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """What the dialogue process needs to know.

    ``key`` holds the data key file's path and inline value; see :meth:`data_keys`.
    """

    port: int
    var: Path
    database_url: str
    log_level: str
    endpoints: Path
    inline_key: str | None
    loopback_secret: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        env = os.environ if environ is None else environ
        var = Path(env.get("SINMUNGO_VAR", "var"))
        url = env.get("SINMUNGO_DATABASE_URL", "")
        return cls(
            port=int(env.get("SINMUNGO_DIALOGUE_PORT", DEFAULTS["SINMUNGO_DIALOGUE_PORT"])),
            var=var,
            database_url=tracker_url(url, var),
            log_level=env.get("SINMUNGO_LOG_LEVEL", "info").upper(),
            endpoints=Path(env.get("SINMUNGO_ENDPOINTS", "endpoints.yml")),
            inline_key=env.get("SINMUNGO_KEY") or None,
            loopback_secret=env.get("SINMUNGO_LOOPBACK_SECRET") or None,
        )

    def data_keys(self) -> list[bytes]:
        """The installation's data keys, newest first, 32 bytes each.

        Raises:
            SettingsError: no key, or one is not 32 bytes in base64.
        """
        path = self.var / "key"
        try:
            text = self.inline_key or path.read_text(encoding="ascii").strip()
        except FileNotFoundError as error:
            raise SettingsError(
                f"no data key: SINMUNGO_KEY is not set and there is no {path}; where there is a"
                " database already, only a copy of its key helps (`sinmungo up` makes a first one)"
            ) from error
        except UnicodeDecodeError as error:
            raise SettingsError(f"{path} is not a data key: only a copy of it helps") from error
        return [_key(part) for part in text.split(",")]


def _key(text: str) -> bytes:
    try:
        standard = text.strip().replace("-", "+").replace("_", "/")
        key = base64.b64decode(standard, validate=True)
    except ValueError as error:
        raise SettingsError("the data key is not base64: only a copy of it helps") from error
    if len(key) != 32:
        raise SettingsError("the data key is not 32 bytes: only a copy of it helps")
    return key


def encoder_choice(environ: Mapping[str, str] | None = None) -> str:
    """Which encoders this installation wants, for training and for use.

    Raises:
        SettingsError: none of ``bundled``, ``none`` and ``hub:<model>``.
    """
    env = os.environ if environ is None else environ
    choice = env.get(ENCODER, "").strip() or "bundled"
    if choice in ("bundled", "none") or choice.removeprefix("hub:") not in ("", choice):
        return choice
    raise SettingsError(f"{ENCODER} is none, bundled or hub:<model>, not {choice!r}")


def stages_wanted(choice: str, configured: Sequence[str]) -> list[str]:
    """Names of the stages: ``configured`` are those of config.yml."""
    if choice == "bundled":
        return list(configured)
    return ["none"] if choice == "none" else ["none", choice]


def tracker_url(database_url: str, var: Path) -> str:
    """SQLAlchemy 1.4 URL of the tracker table: PostgreSQL is shared, SQLite is its own file."""
    scheme, separator, rest = database_url.partition("://")
    if separator and scheme.split("+")[0] in ("postgresql", "postgres"):
        return f"postgresql+psycopg2://{rest}"
    return f"sqlite:///{var / 'tracker.db'}"


def export_defaults() -> None:
    """Give Rasa's reader of ``endpoints.yml`` a value for every ``${SINMUNGO_…}`` in it.

    Rasa refuses a file that names a variable that is not set. Also set here, before anything of
    numpy or Rasa is imported: one place for Rasa's cache, wherever it is run; one BLAS thread,
    since messages are small and cores few; no words of TensorFlow on stderr; no telemetry.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("RASA_CACHE_DIRECTORY", str(NLU_ROOT / ".rasa" / "cache"))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
