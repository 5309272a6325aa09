"""What the API and the command line show of a case, a service and an agency."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.portal.content.catalogue import Agency, Catalogue, I18n, Service
from actions.portal.content.offices import Found
from actions.portal.core import schemas
from actions.portal.core.crypto import CaseCipher
from actions.portal.core.models import Case, CaseEvent


@dataclass(frozen=True)
class OfficersView:
    """What an officer sees besides the case: its files, and what may be done now."""

    attachments: list[schemas.CaseAttachmentOut]
    actions: list[str]


def agency(record: Agency) -> schemas.AgencyOut:
    return schemas.AgencyOut.model_validate(record.model_dump())


def office(found: Found, catalogue: Catalogue) -> schemas.OfficeOut:
    record = found.office
    first = catalogue.agencies[record.agencies[0]]
    return schemas.OfficeOut(
        name=record.name.model_dump(),
        agency=first.name.model_dump(),
        address=record.address.model_dump(),
        phone=record.phone or first.phone,
        hours=(record.hours or first.hours).model_dump(),
        latitude=record.latitude,
        longitude=record.longitude,
        metres=found.metres,
    )


def service(record: Service, catalogue: Catalogue) -> schemas.ServiceOut:
    fields = record.model_dump(mode="json", exclude={"agency"})
    return schemas.ServiceOut(agency=agency(catalogue.agencies[record.agency]), **fields)


def receipt(case: Case, catalogue: Catalogue) -> schemas.ReceiptOut:
    return schemas.ReceiptOut(
        receipt=case.receipt,
        service=_service_title(case, catalogue),
        agency=_agency_name(case, catalogue),
        state=case.state,
        submitted_at=case.submitted_at,
        due_on=case.due_on.isoformat(),
        due_reason=case.due_reason,
        links={"self": f"/v1/cases/{case.receipt}"},
    )


def for_client(case: Case, cipher: CaseCipher, catalogue: Catalogue) -> schemas.ClientCaseOut:
    return schemas.ClientCaseOut(**_common(case, cipher, catalogue))


def for_officer(
    case: Case,
    events: Sequence[CaseEvent],
    cipher: CaseCipher,
    catalogue: Catalogue,
    rest: OfficersView,
) -> schemas.OfficerCaseOut:
    applicant = case.applicant
    return schemas.OfficerCaseOut(
        **_common(case, cipher, catalogue),
        service_code=case.service,
        agency_code=case.agency,
        body=cipher.open(case.body, "body"),
        attributes=json.loads(cipher.open(case.attributes, "attributes")),
        applicant=json.loads(cipher.open(applicant, "applicant")) if applicant else None,
        locale=case.locale,
        channel=case.channel,
        attachments=rest.attachments,
        events=[_event(event, cipher) for event in events],
        actions=rest.actions,
    )


def change(event: CaseEvent, number: str) -> schemas.ChangeOut:
    return schemas.ChangeOut(
        receipt=number,
        event=event.event,
        state=event.to_state,
        at=event.at,
        version=event.version,
    )


def _event(event: CaseEvent, cipher: CaseCipher) -> schemas.EventOut:
    return schemas.EventOut(
        event=event.event,
        state=event.to_state,
        at=event.at,
        version=event.version,
        actor=event.actor,
        name=event.actor_name,
        note=cipher.open(event.note, f"note/{event.version}") if event.note else None,
    )


def _common(case: Case, cipher: CaseCipher, catalogue: Catalogue) -> dict[str, Any]:
    state = catalogue.state(case.state)
    return {
        "receipt": case.receipt,
        "service": _service_title(case, catalogue),
        "agency": _agency_name(case, catalogue),
        "state": case.state,
        "state_label": state.label.model_dump(),
        "status": state.status,
        "version": case.version,
        "submitted_at": case.submitted_at,
        "changed_at": case.changed_at,
        "due_on": case.due_on.isoformat(),
        "due_reason": case.due_reason,
        "title": cipher.open(case.title, "title"),
        "answer": cipher.open(case.answer, "answer") if case.answer else None,
        "sensitive": case.sensitive,
    }


def _service_title(case: Case, catalogue: Catalogue) -> dict[str, str]:
    found = catalogue.services.get(case.service)
    return _words(found.title if found else None, case.service)


def _agency_name(case: Case, catalogue: Catalogue) -> dict[str, str]:
    found = catalogue.agency(case.agency)
    return _words(found.name if found else None, case.agency)


def _words(text: I18n | None, code: str) -> dict[str, str]:
    """A case outlives the data file of its service: then its code has to do."""
    return text.model_dump() if text else dict.fromkeys(I18n.model_fields, code)
