"""`/v1`: services, cases, officers' actions, the changes feed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from actions.adapters.native.reference import normalise
from actions.portal.api import cursor
from actions.portal.api.auth import Caller, ClientOf, OfficerOf, Portal, PortalOf
from actions.portal.cases import store as case_store
from actions.portal.cases import views
from actions.portal.cases.desk import Step
from actions.portal.content import offices
from actions.portal.core.models import Case, Client, Officer
from actions.portal.core.problems import (
    CaseNotFound,
    Forbidden,
    IdempotencyKeyMissing,
    Invalid,
    ServiceNotFound,
)
from actions.portal.core.schemas import (
    ActionIn,
    AgenciesOut,
    CaseIn,
    CasesOut,
    ChangesOut,
    ClientCaseOut,
    HealthOut,
    OfficerCaseOut,
    OfficesOut,
    ProblemOut,
    ReceiptOut,
    ServiceOut,
    ServicesOut,
)

PROBLEM: dict[str, Any] = {
    "model": ProblemOut,
    "content": {"application/problem+json": {"schema": ProblemOut.model_json_schema()}},
}
ANSWERS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, **PROBLEM}
    for status, text in {
        400: "Broken JSON, or a header is missing",
        401: "No key, or an unknown one",
        403: "The key may not do this",
        404: "Not there, or not for this caller",
        409: "The case is in another state or version",
        413: "More than 64 kB (a file: 10 MB)",
        422: "A field is not valid",
        429: "Too many wrong keys came from this network: later",
        503: "Busy: the same call again later",
    }.items()
}

PUBLIC = APIRouter(prefix="/v1", responses={503: ANSWERS[503]})
KEYED = APIRouter(prefix="/v1", responses=ANSWERS)
ADMITTED = r"^[!-~]{1,255}$"
"""Idempotency keys: visible ASCII."""
POINT = r"^-?[0-9]{1,2}(\.[0-9]{1,7})?,-?[0-9]{1,3}(\.[0-9]{1,7})?$"
"""Degrees of latitude and longitude."""

Limit = Annotated[int, Query(ge=1, le=200)]


@PUBLIC.get("/health")
def health(found: PortalOf) -> HealthOut:
    """Whether the portal reaches its database."""
    with found.database.read() as session:
        case_store.counts(session)
    return HealthOut(status="ok")


@KEYED.get("/services")
def list_services(
    found: PortalOf, _caller: Caller, capability: Annotated[str, Query(max_length=50)] = "petition"
) -> ServicesOut:
    """The services of a capability, in the portal's order."""
    content = found.catalogue
    wanted = (s for s in content.services.values() if s.capability == capability)
    return ServicesOut(items=[views.service(s, content) for s in wanted])


@KEYED.get("/services/{code}")
def show_service(found: PortalOf, _caller: Caller, code: str) -> ServiceOut:
    service = found.catalogue.services.get(code)
    if service is None:
        raise ServiceNotFound("no service has this code")
    return views.service(service, found.catalogue)


@KEYED.get("/agencies")
def list_agencies(found: PortalOf, _caller: Caller) -> AgenciesOut:
    return AgenciesOut(items=[views.agency(a) for a in found.catalogue.agencies.values()])


@KEYED.get("/offices")
def list_offices(
    found: PortalOf,
    _caller: Caller,
    near: Annotated[str | None, Query(pattern=POINT, max_length=40)] = None,
    area: Annotated[str | None, Query(min_length=1, max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=20)] = 3,
) -> OfficesOut:
    """The offices nearest to a point (`near=37.566,126.978`) or of an area (`area=종로구`)."""
    content = found.catalogue
    if near is not None:
        ranked = offices.nearest(content.offices, *_point(near))
    elif area is not None:
        ranked = offices.within(content.offices, area)
    else:
        raise Invalid.field("near", "required")
    return OfficesOut(items=[views.office(one, content) for one in ranked[:limit]])


def _point(text: str) -> tuple[float, float]:
    latitude, longitude = (float(part) for part in text.split(","))
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Invalid.field("near", "invalid")
    return latitude, longitude


@KEYED.post("/cases", status_code=201, response_model=ReceiptOut)
def file_case(
    found: PortalOf,
    client: ClientOf,
    filed: CaseIn,
    response: Response,
    idempotency_key: Annotated[str | None, Header(pattern=ADMITTED)] = None,
) -> dict[str, Any]:
    """File a case, once per `Idempotency-Key`; a repeated call gets the stored answer."""
    if idempotency_key is None:
        raise IdempotencyKeyMissing("the header Idempotency-Key is required")
    result = found.filing.file(client.id or 0, idempotency_key, filed)
    response.headers["Location"] = f"/v1/cases/{result.answer['receipt']}"
    if result.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    return result.answer


@KEYED.get("/cases")
def list_cases(
    found: PortalOf,
    known: Caller,
    state: Annotated[str | None, Query(max_length=30)] = None,
    idempotency_key: Annotated[str | None, Query(pattern=ADMITTED)] = None,
    cursor_: Annotated[str, Query(alias="cursor", max_length=64)] = "",
    limit: Limit = 50,
) -> CasesOut:
    """A client's own cases (with `idempotency_key`: the one filed with it), or an officer's."""
    if state is not None and state not in found.catalogue.lifecycle.states:
        raise Invalid.field("state", "unknown")
    before = cursor.decode(cursor_) or None
    if isinstance(known, Officer):
        if idempotency_key is not None:
            raise Forbidden("idempotency keys belong to clients")
        cases, last = found.desk.cases(known, state, before=before, limit=limit)
        return CasesOut(items=[*cases], next=None if last is None else cursor.encode(last))
    if idempotency_key is not None:
        return _with_key(found, known, idempotency_key)
    wanted = case_store.CaseFilter(client_id=known.id, state=state)
    with found.database.read() as session:
        rows = case_store.listed(session, wanted, before, limit)
    items = [_client_view(found, case) for case in rows]
    more = len(rows) == limit
    return CasesOut(items=[*items], next=cursor.encode(rows[-1].id or 0) if more else None)


@KEYED.get("/cases/{receipt}")
def show_case(found: PortalOf, known: Caller, receipt: str) -> OfficerCaseOut | ClientCaseOut:
    """One case; a client sees only what it filed itself, everything else is not found."""
    if isinstance(known, Officer):
        return found.desk.show(known, receipt)
    standard = normalise(receipt)
    with found.database.read() as session:
        case = case_store.by_receipt(session, standard) if standard else None
    if case is None or case.client_id != known.id:
        raise CaseNotFound("no case of yours has this receipt number")
    return _client_view(found, case)


@KEYED.post("/cases/{receipt}/actions")
def act_on_case(
    found: PortalOf, officer: OfficerOf, receipt: str, step: ActionIn
) -> OfficerCaseOut:
    """Take, answer or close a case."""
    wanted = Step(step.action, step.note, step.if_version, step.sensitive)
    return found.desk.act(officer, receipt, wanted)


@KEYED.get("/changes")
def list_changes(
    found: PortalOf,
    client: ClientOf,
    cursor_: Annotated[str, Query(alias="cursor", max_length=64)] = "",
    limit: Limit = 100,
) -> ChangesOut:
    """Events of the client's cases after the cursor, in the order in which they were committed."""
    after = cursor.decode(cursor_)
    with found.database.read() as session:
        rows = case_store.feed(session, client.id or 0, after, limit)
    position = rows[-1][0].position if rows else after
    return ChangesOut(
        items=[views.change(event, number) for event, number in rows],
        cursor=cursor.encode(position) if position else "",
    )


def _with_key(found: Portal, client: Client, key: str) -> CasesOut:
    with found.database.read() as session:
        case = case_store.by_key(session, client.id or 0, key)
    return CasesOut(items=[_client_view(found, case)] if case else [], next=None)


def _client_view(found: Portal, case: Case) -> ClientCaseOut:
    cipher = found.keyring.unwrap(case.wrapped_key, case.receipt)
    return views.for_client(case, cipher, found.catalogue)
