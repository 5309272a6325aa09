"""The portal's content as data: agencies, services with their questions, states and transitions.

One YAML file a service under `data/services/`: a new service needs its file and no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from actions.adapters import files

DATA = Path(__file__).parents[1] / "data"


class Strict(BaseModel):
    """A record of a data file: a misspelt field is an error, not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class I18n(Strict):
    ko: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Agency(Strict):
    code: str
    name: I18n
    phone: str
    hours: I18n


class Office(Strict):
    """Where people can go. Telephone and hours are those of its first agency unless it has its
    own; coordinates are degrees (WGS 84)."""

    name: I18n
    agencies: tuple[str, ...] = Field(min_length=1)
    address: I18n
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    phone: str | None = None
    hours: I18n | None = None


class Phrases(Strict):
    """What people say when they mean this: a service, or one of its choices."""

    ko: tuple[str, ...]
    en: tuple[str, ...]


class Option(Strict):
    """One answer of a choice; with `phrases` it is taken from what somebody has told."""

    value: str
    label: I18n
    phrases: Phrases | None = None


class Question(Strict):
    """One question of a service; `past` is a date that must not lie in the future; `accept`,
    `max_bytes` and `max_files` are limits of files, by themselves what the portal takes at all."""

    code: str
    type: Literal["text", "number", "date", "choice", "place", "person", "phone", "file"]
    label: I18n
    required: bool = True
    hint: I18n | None = None
    options: tuple[Option, ...] = ()
    max_length: int = 1000
    minimum: float | None = None
    maximum: float | None = None
    past: bool = False
    accept: tuple[str, ...] = ()
    max_bytes: int | None = None
    max_files: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _limits_of_files(cls, given: Any) -> Any:
        if not isinstance(given, dict) or given.get("type") != "file":
            return given
        limits = {
            "accept": files.MEDIA_TYPES,
            "max_bytes": files.LARGEST,
            "max_files": files.MOST,
        }
        return limits | given


class Service(Strict):
    """`days` are working days until the answer is due, `fee` is in won."""

    order: int = Field(exclude=True)
    code: str
    capability: str = "petition"
    series: str = Field("1AA", pattern="^1[A-Z]{2}$", exclude=True)
    title: I18n
    group: I18n | None = None
    agency: str
    description: I18n
    days: int = Field(ge=1)
    fee: int = 0
    basis: I18n
    questions: tuple[Question, ...]
    phrases: Phrases


class State(Strict):
    """`status` is the word of portals.md §6.3 that every portal's states are mapped to."""

    label: I18n
    status: str

    @property
    def ended(self) -> bool:
        """Nobody waits for an answer any more."""
        return self.status in ("decided", "done", "refused", "withdrawn")


class Transition(Strict):
    """`action` leads from `source` to `target` and writes `event`; `note` says if a text is due."""

    source: str = Field(alias="from")
    action: str
    target: str = Field(alias="to")
    event: str
    roles: tuple[str, ...]
    note: Literal["required", "optional"] = "optional"


class Lifecycle(Strict):
    initial: str
    states: dict[str, State]
    transitions: tuple[Transition, ...]

    def find(self, state: str, action: str) -> Transition | None:
        rows = (t for t in self.transitions if (t.source, t.action) == (state, action))
        return next(rows, None)

    def actions(self) -> frozenset[str]:
        return frozenset(t.action for t in self.transitions)


class TemporaryHoliday(Strict):
    """A holiday that the government declared for one day; `source` cites the decision."""

    day: date
    name: I18n
    source: str


class Catalogue(Strict):
    """Everything that the data files say."""

    agencies: dict[str, Agency]
    offices: tuple[Office, ...]
    services: dict[str, Service]
    lifecycle: Lifecycle
    holidays: tuple[TemporaryHoliday, ...]
    reasons: dict[str, Any]

    def agency(self, code: str) -> Agency | None:
        return self.agencies.get(code)

    def state(self, code: str) -> State:
        """A state that the data no longer knows keeps its code as its label."""
        unknown = State(label=I18n(ko=code, en=code), status="unknown")
        return self.lifecycle.states.get(code, unknown)


@cache
def load(folder: Path = DATA) -> Catalogue:
    """Read and check the data files, once in a process. Raises pydantic.ValidationError,
    ValueError, OSError."""
    agencies = TypeAdapter(list[Agency]).validate_python(_read(folder / "agencies.yml"))
    files = sorted((folder / "services").glob("*.yml"))
    services = sorted((Service.model_validate(_read(f)) for f in files), key=lambda s: s.order)
    catalogue = Catalogue(
        agencies={a.code: a for a in agencies},
        offices=_read(folder / "offices.yml"),
        services={s.code: s for s in services},
        lifecycle=Lifecycle.model_validate(_read(folder / "lifecycle.yml")),
        holidays=_read(folder / "holidays.yml"),
        reasons=_read(folder / "reasons.yml"),
    )
    _check(catalogue)
    return catalogue


def _read(path: Path) -> Any:
    # libyaml's loader where PyYAML has it: ten times faster, so the portal starts at once.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loaders


def _check(catalogue: Catalogue) -> None:
    """Names in one file must exist in the other. Raises ValueError."""
    for service in catalogue.services.values():
        if service.agency not in catalogue.agencies:
            raise ValueError(f"service {service.code}: no agency {service.agency}")
    housed = {code for office in catalogue.offices for code in office.agencies}
    if housed != set(catalogue.agencies):
        raise ValueError(f"offices of no or unknown agencies: {housed ^ set(catalogue.agencies)}")
    states: Mapping[str, State] = catalogue.lifecycle.states
    for row in catalogue.lifecycle.transitions:
        if row.source not in states or row.target not in states:
            raise ValueError(f"transition {row.action} from {row.source}: unknown state")
