"""Filing a case once per idempotency key (portals.md §7): one transaction, or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlmodel import Session

from actions.portal.cases import attributes, receipt, views
from actions.portal.cases import idempotency as idempotency_store
from actions.portal.cases import store as case_store
from actions.portal.cases.due import calendar_of, due
from actions.portal.content.catalogue import Catalogue, Service
from actions.portal.core.crypto import Keyring
from actions.portal.core.database import Database
from actions.portal.core.models import Case, CaseEvent
from actions.portal.core.problems import IdempotencyKeyReused, Invalid, StillRunning
from actions.portal.core.schemas import AttachmentIn, CaseIn
from actions.portal.files import attachments
from actions.portal.files.attachments import Uploads
from actions.portal.files.store import Facts
from locales import moments

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Filed:
    """The receipt as JSON, and whether it is the stored answer of an earlier call."""

    answer: dict[str, Any]
    replayed: bool


@dataclass(frozen=True)
class Arrival:
    """Who filed under which idempotency key, when, and the receipt number given to it."""

    client_id: int
    key: str
    at: datetime
    receipt: str


class Filing:
    """Takes in what a citizen confirmed."""

    def __init__(
        self, database: Database, catalogue: Catalogue, keyring: Keyring, now: Clock = utc_now
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._keyring = keyring
        self._now = now
        self._calendar = calendar_of(catalogue.holidays)

    def file(self, client_id: int, key: str, filed: CaseIn) -> Filed:
        """Raises Invalid, IdempotencyKeyReused, StillRunning."""
        now = self._now()
        service, answers = self._checked(filed, now)
        digest = _digest(filed)
        try:
            with self._database.write() as session:
                earlier = idempotency_store.claim(session, client_id, key, digest, now)
                if earlier is not None:
                    if earlier.request_sha256 != digest:
                        raise IdempotencyKeyReused("the key was used with another body")
                    return Filed(earlier.answer, replayed=True)
                arrival = Arrival(client_id, key, now, _next_receipt(session, service, now))
                files = attachments.claim(session, client_id, service, filed.attachments)
                case = self._case(service, filed, answers, arrival)
                answer = self._store(session, case, files, filed.attachments)
                idempotency_store.store_answer(session, client_id, key, answer)
                return Filed(answer, replayed=False)
        except IntegrityError as error:
            # The record was purged after seven days, the case still has its key.
            raise IdempotencyKeyReused("the key was used for an earlier case") from error
        except NoResultFound as error:
            raise StillRunning("the record of this key is just ending") from error

    def purge(self) -> None:
        """Forget idempotency records that are over, and files that no case names."""
        with self._database.write() as session:
            idempotency_store.purge(session, self._now())
        Uploads(self._database, self._keyring, self._now).purge()

    def _checked(self, filed: CaseIn, now: datetime) -> tuple[Service, dict[str, Any]]:
        service = self._catalogue.services.get(filed.service)
        if service is None or service.capability != filed.capability:
            raise Invalid.field("service", "unknown")
        today = moments.day(now)
        return service, attributes.check(service.questions, filed.attributes, today)

    def _case(
        self, service: Service, filed: CaseIn, answers: dict[str, Any], arrival: Arrival
    ) -> Case:
        until = due(arrival.at, service.days, self._calendar, self._catalogue.reasons)
        cipher, wrapped = self._keyring.new_case_key(arrival.receipt)
        applicant = filed.applicant.model_dump_json() if filed.applicant else None
        return Case(
            receipt=arrival.receipt,
            client_id=arrival.client_id,
            idempotency_key=arrival.key,
            service=service.code,
            agency=service.agency,
            state=self._catalogue.lifecycle.initial,
            version=1,
            locale=filed.locale,
            channel=filed.channel,
            wrapped_key=wrapped,
            title=cipher.seal(filed.title, "title"),
            body=cipher.seal(filed.body, "body"),
            attributes=cipher.seal(json.dumps(answers, ensure_ascii=False), "attributes"),
            applicant=cipher.seal(applicant, "applicant") if applicant else None,
            consent_version=filed.consent.version,
            consent_at=filed.consent.at,
            submitted_at=arrival.at,
            changed_at=arrival.at,
            due_on=until.on,
            due_reason=until.reason,
        )

    def _store(
        self, session: Session, case: Case, files: Sequence[Facts], named: Sequence[AttachmentIn]
    ) -> dict[str, Any]:
        session.add(case)
        session.flush()
        cipher = self._keyring.unwrap(case.wrapped_key, case.receipt)
        attachments.link(session, case.id or 0, cipher, files, named)
        case_store.append(session, submitted_event(case))
        return views.receipt(case, self._catalogue).model_dump(mode="json")


def submitted_event(case: Case) -> CaseEvent:
    return CaseEvent(
        position=0,
        case_id=case.id or 0,
        client_id=case.client_id,
        version=case.version,
        at=case.submitted_at,
        event="submitted",
        to_state=case.state,
        actor="client",
        actor_id=case.client_id,
    )


def _next_receipt(session: Session, service: Service, now: datetime) -> str:
    """The next number of the month (of the agency); one in eighteen is skipped (`receipt.make`)."""
    month = moments.local(now).strftime("%y%m")
    while True:
        number = case_store.next_value(session, f"receipt/{service.series}/{month}")
        made = receipt.make(service.series, month, number)
        if made is not None:
            return made


def _digest(filed: CaseIn) -> str:
    """SHA-256 of the body in a canonical form: the order of fields does not matter."""
    # Without files it is what it was before there were any: a key may be older than this version.
    unsaid = None if filed.attachments else {"attachments"}
    canonical = json.dumps(
        filed.model_dump(mode="json", exclude=unsaid),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
