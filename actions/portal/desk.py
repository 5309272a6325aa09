"""The officers' desk: keys of officers, and what an officer sees and does.

The HTTP API and the command line use the same class; `Desk.open(settings)` works on the database
directly.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sqlmodel import Session

from actions.portal import attachments, case_store, catalogue, key_store, views
from actions.portal.attachments import Download
from actions.portal.catalogue import Catalogue, Transition
from actions.portal.crypto import CaseCipher, Keyring
from actions.portal.database import Database, make_engine
from actions.portal.filing import Clock, utc_now
from actions.portal.models import Case, CaseEvent, Officer
from actions.portal.problems import (
    ActionNotAllowed,
    AttachmentNotFound,
    CaseNotFound,
    Invalid,
    OfficerExists,
    OfficerNotFound,
    VersionConflict,
)
from actions.portal.receipt import normalise
from actions.portal.schemas import OfficerCaseOut
from actions.portal.settings import PortalSettings


@dataclass(frozen=True)
class Step:
    """What an officer wants done; `if_version` is the version of the case that the officer saw."""

    action: str
    note: str | None = None
    if_version: int | None = None


class Desk:
    def __init__(
        self, database: Database, content: Catalogue, keyring: Keyring, now: Clock = utc_now
    ) -> None:
        self._database = database
        self._catalogue = content
        self._keyring = keyring
        self._now = now

    @classmethod
    def open(cls, settings: PortalSettings) -> Self:
        """A desk on the configured database (migrated before). `close()` it at the end."""
        database = Database(make_engine(settings.url()))
        return cls(database, catalogue.load(), settings.keyring())

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

    def officers(self) -> Sequence[Officer]:
        with self._database.read() as session:
            return key_store.officers(session)

    def officer(self, name: str) -> Officer:
        """Raises OfficerNotFound."""
        with self._database.read() as session:
            return _at_work(session, name)

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
        """Raises CaseNotFound, Invalid, ActionNotAllowed, VersionConflict; then nothing changed."""
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
