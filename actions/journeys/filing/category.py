"""Which service a petition is for: guessed from its words and confirmed, else chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from actions.adapters.protocol import PETITIONS, Service
from actions.base.folded import folded
from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.say import Choice, choice, i18n
from actions.dialogue.turn import Turn
from actions.journeys.filing import early, questions
from actions.journeys.filing import files as petition_files
from actions.journeys.services import groups
from actions.journeys.services.ranking import REST, is_rest, of_code, ranked
from actions.reading import addresses, when
from actions.reading.commands import plain
from actions.reading.openings import kinds
from actions.reading.replies import pieces, refusals

_NEAREST = 3
_FEW = 2
"""Words that may be no more than the name of a subject."""
_TELLS = 2
"""Words of a reply that may tell something."""
_NAME = 2
"""Letters of a part of a name: "음" is no part of 소음."""
_OTHER = choice("elsewhere", "choice.other")
"""Not a service, though a portal may well have one called other."""


async def rank(turn: Turn, draft: Draft) -> Draft:
    """Order the services by how well they fit what was written. Raises PortalError."""
    found = await ranked(turn, _written(draft))
    near = await _with_rest(turn, found.near)
    if found.leader is not None:
        near = (found.leader, *(s for s in near if s.code != found.leader.code))
    listing = groups.ALL
    if near:
        listing = "guess" if found.leader else "near"
    return draft.noting(rank=[service.code for service in near], listing=listing)


async def _with_rest(turn: Turn, near: Sequence[Service]) -> Sequence[Service]:
    """The nearest two, and the one for the rest: the matter may be none of them. Raises
    PortalError."""
    first, last = near[:_NEAREST], await rest(turn)
    if not first or last is None:
        return first
    others = [service for service in first if service.code != last.code]
    return (*others[: _NEAREST - 1], last)


def _written(draft: Draft) -> str:
    words = (draft.notes.get("hint"), draft.answers.get("title"), draft.answers.get("content"))
    return " ".join(str(part) for part in words if part)


async def is_clear(turn: Turn, text: str) -> bool:
    """Whether one service is plainly what `text` is about. Raises PortalError."""
    return (await ranked(turn, text)).leader is not None


async def question(turn: Turn, draft: Draft) -> Question:
    """Raises PortalError."""
    if not draft.notes.get("listing"):
        draft = await rank(turn, draft)
    services = {s.code: s for s in await turn.surroundings.services.list(PETITIONS)}
    near = [services[code] for code in draft.notes["rank"] if code in services]
    listing = draft.notes["listing"]
    if listing == "guess" and near:
        yes_no = (choice("yes", "choice.yes"), choice("no", "choice.no"))
        values = {"service": i18n(near[0].title), "agency": i18n(near[0].agency)}
        return Question("category", "choice", "ask.category.guess", values, choices=yes_no)
    if listing == "near" and near:
        choices = (*(Choice(s.code, i18n(s.title)) for s in near), _OTHER)
    else:
        choices = groups.choices(tuple(services.values()), listing)
    name = "ask.category.again" if draft.notes.get("again") else "ask.category"
    return Question("category", "choice", name, choices=choices)


async def named(turn: Turn, said: str) -> Service | None:
    """The service that is called so, or that is plainly meant; when it was and that nobody knows
    say nothing of it. Raises PortalError."""
    services = await turn.surroundings.services.list(PETITIONS)
    called = _called(services, plain(said))
    if len(called) == 1:
        return called[0]
    if refusals.skips(said) or when.inside(said, turn.message.today) is not None:
        return None
    return _of_subject(services, said) or (await ranked(turn, said)).leader


def _called(services: Sequence[Service], typed: str) -> list[Service]:
    """Those of whose name `typed` is a part, or the other way round."""
    if len(typed) < _NAME:
        return []
    return [
        service
        for service in services
        if any(typed in plain(title) or plain(title) in typed for title in service.title.values())
    ]


def _of_subject(services: Sequence[Service], said: str) -> Service | None:
    """The service for the subject that a few words name: "이상한 냄새"."""
    about = kinds.head(folded(said)) if len(said.split()) <= _FEW else None
    return of_code(services, about.kind) if about is not None and about.service else None


async def is_told(turn: Turn, draft: Draft, said: str) -> bool:
    """Whether a reply that names the chosen service, and not the one for the rest, tells more than
    its name. Raises PortalError."""
    if len(said.split()) < _TELLS or pieces.passes(said):
        return False
    service = await named(turn, said)
    if service is None or is_rest(service):
        return False
    only_named = any(plain(said) in plain(title) for title in service.title.values())
    return service.code == draft.answers.get("category") and not only_named


async def nearest(turn: Turn, draft: Draft) -> Service | None:
    """The service that is plainly meant by what was written so far, for who has named none; else
    the one for the rest, whose office passes it on. Raises PortalError."""
    return (await ranked(turn, _written(draft))).likely or await rest(turn)


async def meant(turn: Turn, draft: Draft) -> Service | None:
    """The service that what was written is plainly about. Raises PortalError."""
    return (await ranked(turn, _written(draft))).leader


async def settled(turn: Turn, draft: Draft) -> Draft:
    """With the service that is clearly meant; where it has to be asked, with what is offered. What
    is asked about already stays so. Raises PortalError."""
    if draft.notes.get("listing"):
        return draft
    draft = await rank(turn, draft)
    if draft.notes["listing"] != "guess":
        return draft
    services = {s.code: s for s in await turn.surroundings.services.list(PETITIONS)}
    found = services.get(draft.notes["rank"][0])
    return draft if found is None else await choose(turn, draft, found, asked=False)


async def take(turn: Turn, draft: Draft, value: str) -> Draft:
    """Raises PortalError."""
    if not draft.notes.get("listing"):
        draft = await rank(turn, draft)
    if value == "no":
        return draft.noting(listing="near", rank=[*draft.notes["rank"][1:]] or [])
    if value == "elsewhere":
        return draft.noting(listing=groups.ALL)
    if groups.is_group(value):
        return draft.noting(listing=value)
    code = draft.notes["rank"][0] if value == "yes" else value
    services = {s.code: s for s in await turn.surroundings.services.list(PETITIONS)}
    # What was named in words need not have been offered.
    return await choose(turn, draft, services[code])


async def choose(turn: Turn, draft: Draft, service: Service, *, asked: bool = True) -> Draft:
    """Put the service into the draft, with its questions; it needs the portal no more. What nobody
    was `asked` is not gone back to. Raises PortalError."""
    specs: tuple[dict[str, Any], ...] = tuple(asdict(q) for q in service.questions)
    specs += questions.place_row(specs, await turn.surroundings.services.list(PETITIONS))
    fixed = {"title", "content", "name", "phone"}
    known = fixed | {spec["code"] for spec in specs}
    before = draft
    draft = petition_files.moved(draft, tuple(known))
    place = _place(before)
    where = next((spec["code"] for spec in specs if spec["type"] == "place"), None)
    suggestions = {c: v for c, v in draft.suggestions.items() if c in known}
    if place and where is not None:
        suggestions.setdefault(where, place)
    facts = {
        "code": service.code,
        "portal": service.portal,
        "own_code": service.own_code,
        "title": dict(service.title),
        "agency": dict(service.agency),
        "phone": service.phone,
        "hours": dict(service.hours),
        "days": service.days,
        "fee": service.fee,
        "basis": dict(service.basis),
    }
    chosen = replace(
        draft,
        service=facts,
        questions=specs,
        answers={c: v for c, v in draft.answers.items() if c in known and _fits(specs, c, v)},
        history=tuple(c for c in draft.history if c in known),
        suggestions=suggestions,
    )
    chosen = early.settled(chosen)
    if asked:
        return chosen.with_answer("category", service.code)
    return chosen.knowing("category", service.code)


def _fits(specs: Sequence[Mapping[str, Any]], code: str, value: Any) -> bool:
    """Whether the other service offers the choice that was made."""
    spec = next((one for one in specs if one["code"] == code), None)
    if spec is None or spec["type"] != "choice":
        return True
    return value in [option["value"] for option in spec["options"]]


async def rest(turn: Turn) -> Service | None:
    """The service for what none of the others is, if the portal has one. Raises PortalError."""
    services = await turn.surroundings.services.list(PETITIONS)
    return next((service for service in services if service.own_code == REST), None) or next(
        (service for service in services if service.code == REST), None
    )


def _place(draft: Draft) -> str | None:
    """What was said where another service was chosen, else what the first sentences name of it,
    as exactly as they do."""
    codes = draft.codes_of("place")
    said = next((draft.answers.get(c) or draft.suggestions.get(c) for c in codes), None)
    if said or not draft.notes.get("place"):
        return said
    texts = (draft.answers.get("content"), draft.answers.get("title"), draft.notes.get("hint"))
    return addresses.exact(str(draft.notes["place"]), [str(text) for text in texts if text])


def reopen(draft: Draft) -> Draft:
    """Choose again among all of them, because the guess was wrong."""
    return draft.noting(listing=groups.ALL)
