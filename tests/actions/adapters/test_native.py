"""The native client: against answers as they could come, and against the portal itself."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from actions.adapters.errors import (
    AuthError,
    NotFound,
    OutcomeUnknown,
    PortalError,
    Rejected,
    Retryable,
    SchemaDrift,
    Throttled,
)
from actions.adapters.native.adapter import NativeAdapter
from actions.adapters.native.answers import retry_after
from actions.adapters.protocol import Applicant, Consent, Submission

SUBMISSION = Submission(
    capability="petition",
    service="street_light",
    title="가로등이 고장났어요",
    body="집 앞 가로등이\n꺼져 있어요.",
    attributes={"place": "새봄동 12", "since": "2026-11-20"},
    consent=Consent("2026-11", datetime(2026, 11, 24, 1, tzinfo=UTC)),
    applicant=Applicant(name="홍길동", phone="010-1234-5678"),
)
RECEIPT = {
    "receipt": "1AA-2611-0000571K",
    "service": {"ko": "가로등 고장", "en": "Street light"},
    "agency": {"ko": "시청", "en": "City"},
    "state": "submitted",
    "submitted_at": "2026-11-24T01:30:00Z",
    "due_on": "2026-12-02",
    "due_reason": {"ko": "7일", "en": "7 days"},
}
CASE = RECEIPT | {
    "state_label": {"ko": "신청됨", "en": "Submitted"},
    "status": "received",
    "changed_at": "2026-11-24T01:30:00Z",
    "title": "제목",
    "answer": None,
}
Answer = httpx.Response | Exception
Call = Callable[[NativeAdapter], Awaitable[Any]]


def adapter(*answers: Answer) -> NativeAdapter:
    """A client whose portal gives these answers, the last one again and again."""
    left = list(answers)

    def answer(_request: httpx.Request) -> httpx.Response:
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        return found

    transport = httpx.MockTransport(answer)
    return NativeAdapter("http://portal/portal", "secret-key", transport=transport)


def problem(status: int, code: str, *errors: tuple[str, str], **headers: str) -> httpx.Response:
    fields = [{"field": field, "code": reason} for field, reason in errors]
    return httpx.Response(
        status, json={"code": code, "status": status, "errors": fields}, headers=headers
    )


async def submit(client: NativeAdapter) -> Any:
    return await client.submit(SUBMISSION, "key-1")


async def reconcile(client: NativeAdapter) -> Any:
    return await client.reconcile(SUBMISSION, "key-1")


async def status(client: NativeAdapter) -> Any:
    return await client.status("1AA-2611-0000571K")


async def describe(client: NativeAdapter) -> Any:
    return await client.describe("petition")


async def changes(client: NativeAdapter) -> Any:
    return await client.changes("MTox")


HTML = httpx.Response(200, html="<html>점검 중</html>")
READS = (reconcile, status, describe, changes)
EVERY = (submit, *READS)


@pytest.mark.parametrize("call", EVERY, ids=lambda call: call.__name__)
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(httpx.ConnectError("refused"), Retryable, id="refused"),
        pytest.param(httpx.ConnectTimeout("slow"), Retryable, id="no connection in time"),
        pytest.param(httpx.PoolTimeout("full"), Retryable, id="pool is full"),
        pytest.param(problem(401, "unauthenticated"), AuthError, id="401"),
        pytest.param(problem(403, "forbidden"), AuthError, id="403"),
        pytest.param(problem(404, "not_found"), NotFound, id="404"),
        pytest.param(problem(409, "idempotency_key_in_progress"), Retryable, id="409"),
        pytest.param(problem(422, "validation"), Rejected, id="422"),
        pytest.param(httpx.Response(422, html="<p>"), SchemaDrift, id="422 in HTML"),
        pytest.param(problem(429, "slow"), Throttled, id="429"),
        pytest.param(problem(503, "busy"), Retryable, id="503"),
        pytest.param(httpx.Response(302, headers={"Location": "/login"}), SchemaDrift, id="302"),
        pytest.param(problem(400, "invalid_json"), SchemaDrift, id="400"),
    ],
)
async def test_what_means_the_same_for_every_call(
    call: Call, answer: Answer, error: type[PortalError]
) -> None:
    with pytest.raises(error) as raised:
        await call(adapter(answer))
    assert type(raised.value) is error


SENT = [
    pytest.param(httpx.ReadTimeout("slow"), Retryable, id="no answer in time"),
    pytest.param(httpx.WriteTimeout("slow"), Retryable, id="cut while writing"),
    pytest.param(httpx.ReadError("reset"), Retryable, id="connection reset"),
    pytest.param(httpx.RemoteProtocolError("gone"), Retryable, id="disconnected"),
    pytest.param(problem(500, "internal"), Retryable, id="500"),
    pytest.param(httpx.Response(502, html="<p>"), Retryable, id="502"),
    pytest.param(httpx.Response(504), Retryable, id="504"),
    pytest.param(HTML, SchemaDrift, id="HTML"),
    pytest.param(httpx.Response(200, content=b"\xff"), SchemaDrift, id="no UTF-8"),
    pytest.param(httpx.Response(200, json={}), SchemaDrift, id="missing keys"),
    pytest.param(httpx.Response(200, json=[1]), SchemaDrift, id="a list"),
    pytest.param(httpx.Response(200, json=None), SchemaDrift, id="null"),
]


@pytest.mark.parametrize(("answer", "error"), SENT)
async def test_a_submit_without_a_readable_answer_is_never_sent_blindly_again(
    answer: Answer, error: type[PortalError]
) -> None:
    with pytest.raises(OutcomeUnknown) as raised:
        await submit(adapter(answer))
    assert not raised.value.retry


@pytest.mark.parametrize("call", READS, ids=lambda call: call.__name__)
@pytest.mark.parametrize(("answer", "error"), SENT)
async def test_a_read_without_a_readable_answer(
    call: Call, answer: Answer, error: type[PortalError]
) -> None:
    with pytest.raises(error):
        await call(adapter(answer))


async def test_a_refusal_names_the_questions() -> None:
    answer = problem(422, "validation", ("title", "too_long"), ("attributes.place", "required"))
    with pytest.raises(Rejected) as raised:
        await submit(adapter(answer))
    assert raised.value.fields == {"title": "too_long", "place": "required"}


async def test_a_key_that_was_used_is_reconciled() -> None:
    with pytest.raises(OutcomeUnknown):
        await submit(adapter(problem(422, "idempotency_key_reused")))


async def test_too_large_is_the_body() -> None:
    with pytest.raises(Rejected) as raised:
        await submit(adapter(problem(413, "too_large")))
    assert raised.value.fields == {"body": "too_long"}


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("Tue, 24 Nov 2026 01:00:30 GMT", 30.0),
        ("Tue, 24 Nov 2026 00:00:00 GMT", 0.0),
        ("soon", 1.0),
        ("-5", 1.0),
        (None, 1.0),
    ],
    ids=["seconds", "date", "past", "words", "negative", "none"],
)
def test_retry_after(header: str | None, seconds: float) -> None:
    headers = {} if header is None else {"Retry-After": header}
    now = datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert retry_after(httpx.Response(429, headers=headers), now) == seconds


async def test_throttled_says_how_long() -> None:
    with pytest.raises(Throttled) as raised:
        await submit(adapter(httpx.Response(429, headers={"Retry-After": "7"})))
    assert raised.value.retry_after == 7.0


async def test_a_drift_shows_names_and_types_only() -> None:
    with pytest.raises(SchemaDrift) as raised:
        await status(adapter(httpx.Response(200, json=CASE | {"receipt": None})))
    assert "title: str" in raised.value.payload
    assert "제목" not in raised.value.payload


@pytest.mark.parametrize("word", ["archived", None, 3], ids=["new word", "null", "number"])
async def test_an_unknown_status_word_is_unknown(word: Any) -> None:
    view = await status(adapter(httpx.Response(200, json=CASE | {"status": word})))
    assert view.state == "unknown"
    assert view.portal_state == {"ko": "신청됨", "en": "Submitted"}


@pytest.mark.parametrize("reference", ["", "../services", "a b", "1AA?x", "가", "a/b"])
async def test_a_reference_is_one_path_segment(reference: str) -> None:
    with pytest.raises(NotFound):
        await adapter(httpx.Response(200, json=CASE)).status(reference)


async def test_the_request_of_a_submit() -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(201, json=RECEIPT)

    client = NativeAdapter(
        "http://portal/portal/v1/", "secret-key", transport=httpx.MockTransport(answer)
    )
    await submit(client)
    (request,) = sent
    assert str(request.url) == "http://portal/portal/v1/cases"
    assert request.headers["Authorization"] == "Bearer secret-key"
    assert request.headers["Idempotency-Key"] == "key-1"
    body = json.loads(request.content)
    assert body["consent"] == {"version": "2026-11", "at": "2026-11-24T01:00:00+00:00"}
    assert body["applicant"] == {"name": "홍길동", "phone": "010-1234-5678", "email": None}


async def test_the_life_of_a_case(real: NativeAdapter, world: Any) -> None:
    assert await real.reconcile(SUBMISSION, "key-1") is None
    receipt = await real.submit(SUBMISSION, "key-1")
    assert await real.submit(SUBMISSION, "key-1") == receipt
    assert await real.reconcile(SUBMISSION, "key-1") == receipt
    assert (receipt.service["en"], receipt.due_on) == ("Street light", date(2026, 12, 2))

    view = await real.status(receipt.reference)
    assert (view.state, view.title, view.answer) == ("received", SUBMISSION.title, None)
    page = await real.changes("")
    assert [(c.reference, c.event) for c in page.items] == [(receipt.reference, "submitted")]

    desk = world.portal.desk
    desk.add_officer("김담당")
    desk.take(desk.officer("김담당"), receipt.reference)
    desk.answer(desk.officer("김담당"), receipt.reference, "고쳤어요.")
    desk.finish(desk.officer("김담당"), receipt.reference)
    view = await real.status(receipt.reference)
    assert (view.state, view.portal_state["ko"], view.answer) == ("done", "종결", "고쳤어요.")
    news = await real.changes(page.cursor)
    assert [change.event for change in news.items] == ["taken", "answered", "closed"]
    end = await real.changes(news.cursor)
    assert (end.items, end.cursor) == ((), news.cursor)


async def test_the_portal_refuses_through_the_client(real: NativeAdapter) -> None:
    with pytest.raises(Rejected) as raised:
        await real.submit(replace(SUBMISSION, attributes={}, title=" "), "key-2")
    assert raised.value.fields == {"title": "required"}
    with pytest.raises(Rejected) as raised:
        await real.submit(replace(SUBMISSION, attributes={}), "key-2")
    assert raised.value.fields == {"place": "required"}
    with pytest.raises(NotFound):
        await real.status("1AA-2611-0000571K")
    await real.submit(SUBMISSION, "key-2")
    with pytest.raises(OutcomeUnknown):
        await real.submit(replace(SUBMISSION, title="다른 제목"), "key-2")


async def test_the_real_services_are_read_whole(real: NativeAdapter) -> None:
    services = await real.describe("petition")
    assert len(services) == 13
    light = services[0]
    assert (light.code, light.phone, light.days) == ("street_light", "120", 7)
    assert light.questions[1].past
    assert [option.value for option in light.questions[2].options][0] == "out"
    assert len(light.phrases["ko"]) >= 15
