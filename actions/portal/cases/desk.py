"""The officers' desk: keys of officers, and what an officer sees and does.

The HTTP API and the command line use the same class; `Desk.open(settings)` works on the database
directly.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from sqlmodel import Session

from actions.adapters.native.reference import normalise
from actions.portal.cases import key_checks, views, worklist
from actions.portal.cases import store as case_store
from actions.portal.cases.filing import Clock, utc_now
from actions.portal.content import catalogue
from actions.portal.content.catalogue import Catalogue, State, Transition
from actions.portal.core import keys as key_store
from actions.portal.core.crypto import CaseCipher, Keyring
from actions.portal.core.database import Database, make_engine
from actions.portal.core.models import Case, CaseEvent, Officer
from actions.portal.core.problems import (
    ActionNotAllowed,
    AttachmentNotFound,
    CaseNotFound,
    Invalid,
    NumbersInAnswer,
    OfficerExists,
    OfficerNotFound,
    Unauthenticated,
    VersionConflict,
)
from actions.portal.core.schemas import OfficerCaseOut
from actions.portal.core.settings import PortalSettings
from actions.portal.files import attachments
from actions.portal.files.attachments import Download
from locales import moments

_REFUSED = "refused officer keys"
NeverTold = Callable[[str], Sequence[str]]
"""The kinds of numbers in an answer for which it is refused; whoever starts the portal knows."""


def nothing_refused(_text: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Step:
    """What an officer wants done; `if_version` is the version of the case that the officer saw;
    `sensitive` goes with an answer."""

    action: str
    note: str | None = None
    if_version: int | None = None
    sensitive: bool = False


class Desk:
    def __init__(
        self,
        database: Database,
        content: Catalogue,
        keyring: Keyring,
        now: Clock = utc_now,
        never_told: NeverTold = nothing_refused,
    ) -> None:
        self._database = database
        self._catalogue = content
        self._keyring = keyring
        self._now = now
        self._never_told = never_told

    @classmethod
    def open(cls, settings: PortalSettings, never_told: NeverTold = nothing_refused) -> Self:
        """A desk on the configured database (migrated before). `close()` it at the end.

        Raises KeyRefused."""
        keyring = settings.keyring()
        database = Database(make_engine(settings.url()))
        key_checks.require(database, keyring, settings.key_place)
        return cls(database, catalogue.load(), keyring, never_told=never_told)

    def close(self) -> None:
        self._database.close()

    def add_officer(self, name: str, agency: str | None = None, role: str = "officer") -> str:
        """The new officer's key, shown this once. Raises OfficerExists, Invalid."""
        if agency is not None and agency not in self._catalogue.agencies:
            raise Invalid.field("agency", "unknown")
        key = secrets.token_urlsafe(32)
        with self._database.write() as session:
            officer = key_store.officer_by_name(session, name)
            if officer is not None and officer.removed_at is None:
                raise OfficerExists("an officer of that name is at work")
            officer = officer or Officer(
                name=name, role=role, key_sha256="", created_at=self._now()
            )
            officer.role, officer.agency, officer.removed_at = role, agency, None
            officer.key_sha256 = key_store.digest(key)
            session.add(officer)
        return key

    def remove_officer(self, name: str) -> None:
        """The officer's key ends at once; the events keep the officer. Raises OfficerNotFound."""
        with self._database.write() as session:
            officer = _at_work(session, name)
            officer.removed_at = self._now()
            session.add(officer)

    def left_by(self, name: str) -> int:
        """How many open cases the officer `name` has taken. Raises OfficerNotFound."""
        officer = self.officer(name)
        return self.due_first(officer, worklist.Query(mine=True, size=1)).total

    def officers(self) -> Sequence[Officer]:
        with self._database.read() as session:
            return key_store.officers(session)

    def officer(self, name: str) -> Officer:
        """Raises OfficerNotFound."""
        with self._database.read() as session:
            return _at_work(session, name)

    def prove(self, name: str, key: str) -> Officer:
        """The officer at work whose name and key these are. Raises Unauthenticated, with the same
        words for an unknown name, a removed officer and a wrong key; each is counted."""
        with self._database.read() as session:
            officer = key_store.officer_by_name(session, name)
        if officer is not None and key_store.fits(officer, key):
            return officer
        with self._database.write() as session:
            case_store.next_value(session, _REFUSED)
        raise Unauthenticated("name and key do not belong together")

    def refused_keys(self) -> int:
        """How often `prove` has refused, ever."""
        with self._database.read() as session:
            return case_store.value(session, _REFUSED)

    def cases(
        self,
        officer: Officer,
        state: str | None = None,
        *,
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[list[OfficerCaseOut], int | None]:
        """The officer's cases, newest first, and where the next page starts (None: the end)."""
        wanted = case_store.CaseFilter(agency=officer.agency, state=state)
        with self._database.read() as session:
            rows = case_store.listed(session, wanted, before, limit)
            last = rows[-1].id if len(rows) == limit else None
            return [self._view(session, case, officer) for case in rows], last

    def due_first(self, officer: Officer, query: worklist.Query) -> worklist.Page:
        """The officer's cases, the oldest due day first. Raises Invalid."""
        with self._database.read() as session:
            found = worklist.find(session, self._catalogue, officer, query, self.today())
            items = [self._view(session, case, officer) for case in found.cases]
        return worklist.Page(items, found.total, found.late, -(-found.total // query.size))

    def states(self) -> Mapping[str, State]:
        """Every state of a case by its code, in their order."""
        return self._catalogue.lifecycle.states

    def today(self) -> date:
        """Of the agency."""
        return moments.day(self._now())

    def show(self, officer: Officer, number: str) -> OfficerCaseOut:
        """Raises CaseNotFound, also for another agency's case."""
        with self._database.read() as session:
            return self._view(session, self._find(session, officer, number), officer)

    def attachment(self, officer: Officer, number: str, sha256: str) -> Download:
        """Raises CaseNotFound, also for another agency's case, and AttachmentNotFound."""
        with self._database.read() as session:
            case = self._find(session, officer, number)
            cipher = self._keyring.unwrap(case.wrapped_key, case.receipt)
            found = attachments.download(session, case.id or 0, sha256, cipher, self._keyring)
        if found is None:
            raise AttachmentNotFound("the case has no such file")
        return found

    def take(self, officer: Officer, number: str) -> OfficerCaseOut:
        return self.act(officer, number, Step("take"))

    def answer(self, officer: Officer, number: str, text: str) -> OfficerCaseOut:
        return self.act(officer, number, Step("answer", text))

    def finish(self, officer: Officer, number: str, note: str | None = None) -> OfficerCaseOut:
        """The action `close`."""
        return self.act(officer, number, Step("close", note))

    def act(self, officer: Officer, number: str, step: Step) -> OfficerCaseOut:
        """Raises CaseNotFound, Invalid, NumbersInAnswer, ActionNotAllowed, VersionConflict; then
        nothing changed."""
        with self._database.write() as session:
            case = self._find(session, officer, number, lock=True)
            if step.if_version is not None and step.if_version != case.version:
                raise VersionConflict(f"the case is at version {case.version}")
            transition = self._allowed(case, officer, step)
            cipher = self._keyring.unwrap(case.wrapped_key, case.receipt)
            event = self._apply(case, officer, transition)
            if step.note:
                event.note = cipher.seal(step.note, f"note/{event.version}")
                if transition.note == "required":
                    case.answer = cipher.seal(step.note, "answer")
                    case.sensitive = step.sensitive
            session.add(case)
            session.flush()
            case_store.append(session, event)
            return self._view(session, case, officer, cipher)

    def _allowed(self, case: Case, officer: Officer, step: Step) -> Transition:
        if step.action not in self._catalogue.lifecycle.actions():
            raise Invalid.field("action", "unknown")
        transition = self._catalogue.lifecycle.find(case.state, step.action)
        if transition is None or officer.role not in transition.roles:
            raise ActionNotAllowed(f"{step.action} is not possible in state {case.state}")
        if transition.note == "required" and not (step.note or "").strip():
            raise Invalid.field("note", "required")
        if step.sensitive and transition.note != "required":
            raise Invalid.field("sensitive", "not_an_answer")
        if transition.note == "required" and (kinds := self._never_told(step.note or "")):
            raise NumbersInAnswer.of(kinds)
        return transition

    def _apply(self, case: Case, officer: Officer, transition: Transition) -> CaseEvent:
        event = CaseEvent(
            position=0,
            case_id=case.id or 0,
            client_id=case.client_id,
            version=case.version + 1,
            at=self._now(),
            event=transition.event,
            from_state=case.state,
            to_state=transition.target,
            actor=officer.role,
            actor_id=officer.id or 0,
            actor_name=officer.name,
        )
        case.state, case.version, case.changed_at = event.to_state, event.version, event.at
        return event

    def _find(self, session: Session, officer: Officer, number: str, *, lock: bool = False) -> Case:
        standard = normalise(number)
        case = case_store.by_receipt(session, standard, lock=lock) if standard else None
        if case is None or officer.agency not in (None, case.agency):
            raise CaseNotFound("no case of yours has this receipt number")
        return case

    def _view(
        self, session: Session, case: Case, officer: Officer, cipher: CaseCipher | None = None
    ) -> OfficerCaseOut:
        opened = cipher or self._keyring.unwrap(case.wrapped_key, case.receipt)
        rows = self._catalogue.lifecycle.transitions
        possible = [t.action for t in rows if t.source == case.state and officer.role in t.roles]
        events = case_store.events(session, case.id or 0)
        attached = attachments.listed(session, case.id or 0, opened)
        rest = views.OfficersView(attached, possible)
        return views.for_officer(case, events, opened, self._catalogue, rest)


def _at_work(session: Session, name: str) -> Officer:
    officer = key_store.officer_by_name(session, name)
    if officer is None or officer.removed_at is not None:
        raise OfficerNotFound("no officer of that name")
    return officer
