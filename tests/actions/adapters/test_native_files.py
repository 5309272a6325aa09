"""The native client with files: uploaded first, under their hash, then named by the case."""

from __future__ import annotations

import json
from dataclasses import replace
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
from actions.adapters.protocol import Attachment
from tests.actions.adapters.test_native import RECEIPT, SUBMISSION, problem
from tests.kit.sample_files import GOOD, JPEG, PDF, PROGRAM, sha256


def attachment(content: bytes, name: str, media_type: str) -> Attachment:
    return Attachment(name, media_type, sha256(content), content)


PHOTO = attachment(JPEG, "사진 & 1.jpg", "image/jpeg")
BILL = attachment(PDF, "고지서.pdf", "application/pdf")
WITH_FILES = replace(SUBMISSION, attachments=(PHOTO, BILL))


def portal(*, upload: httpx.Response | Exception, seen: list[httpx.Request]) -> NativeAdapter:
    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.method == "POST":
            return httpx.Response(201, json=RECEIPT)
        if isinstance(upload, Exception):
            raise upload
        return upload

    return NativeAdapter("http://portal", "key", transport=httpx.MockTransport(answer))


async def test_files_go_first_and_the_case_names_them() -> None:
    seen: list[httpx.Request] = []
    await portal(upload=httpx.Response(201, json={}), seen=seen).submit(WITH_FILES, "key-1")
    assert [(r.method, r.url.path) for r in seen] == [
        ("PUT", f"/v1/attachments/{PHOTO.sha256}"),
        ("PUT", f"/v1/attachments/{BILL.sha256}"),
        ("POST", "/v1/cases"),
    ]
    first, _, filed = seen
    assert first.content == JPEG
    assert first.headers["Content-Type"] == "image/jpeg"
    assert first.url.params["name"] == "사진 & 1.jpg"
    assert json.loads(filed.content)["attachments"] == [
        {"sha256": PHOTO.sha256, "name": "사진 & 1.jpg"},
        {"sha256": BILL.sha256, "name": "고지서.pdf"},
    ]


async def test_without_files_nothing_is_uploaded() -> None:
    seen: list[httpx.Request] = []
    await portal(upload=httpx.Response(500), seen=seen).submit(SUBMISSION, "key-1")
    assert [r.method for r in seen] == ["POST"]
    assert "attachments" not in json.loads(seen[0].content)


@pytest.mark.parametrize(
    ("answer", "error", "fields"),
    [
        pytest.param(problem(413, "x"), Rejected, {"attachments": "too_large"}, id="413"),
        pytest.param(problem(415, "x"), Rejected, {"attachments": "not_accepted"}, id="415"),
        pytest.param(httpx.Response(413, html="<p>"), Rejected, {"attachments": "too_large"},
                     id="413 of a proxy"),
        pytest.param(problem(422, "validation", ("name", "not_a_name")), Rejected,
                     {"attachments": "not_a_name"}, id="422"),
        pytest.param(problem(422, "validation"), Rejected, {"attachments": "invalid"},
                     id="422 without fields"),
        pytest.param(httpx.Response(422, html="<p>"), SchemaDrift, None, id="422 in HTML"),
        pytest.param(problem(401, "x"), AuthError, None, id="401"),
        pytest.param(problem(403, "x"), AuthError, None, id="403"),
        pytest.param(problem(404, "x"), NotFound, None, id="a portal that takes no files"),
        pytest.param(problem(429, "x"), Throttled, None, id="429"),
        pytest.param(problem(500, "x"), Retryable, None, id="500"),
        pytest.param(problem(503, "x"), Retryable, None, id="503"),
        pytest.param(httpx.Response(302), SchemaDrift, None, id="302"),
        pytest.param(httpx.ConnectError("refused"), Retryable, None, id="refused"),
        # Uploaded or not: the same again is harmless, so nothing is unknown.
        pytest.param(httpx.ReadTimeout("slow"), Retryable, None, id="no answer in time"),
        pytest.param(httpx.WriteError("cut"), Retryable, None, id="cut while writing"),
    ],
)  # fmt: skip
async def test_an_upload_that_fails_files_nothing(
    answer: httpx.Response | Exception, error: type[PortalError], fields: dict[str, str] | None
) -> None:
    seen: list[httpx.Request] = []
    with pytest.raises(error) as raised:
        await portal(upload=answer, seen=seen).submit(WITH_FILES, "key-1")
    assert type(raised.value) is error
    assert not isinstance(raised.value, OutcomeUnknown)
    assert [r.method for r in seen] == ["PUT"]
    if fields is not None:
        assert isinstance(raised.value, Rejected)
        assert raised.value.fields == fields
        assert raised.value.files == {0: fields["attachments"]}


async def test_a_case_whose_files_are_refused_names_the_question_for_files() -> None:
    answers = {"PUT": httpx.Response(200, json={})}
    answers["POST"] = problem(422, "validation", ("attachments.1", "unknown"))
    transport = httpx.MockTransport(lambda request: answers[request.method])
    with pytest.raises(Rejected) as raised:
        await NativeAdapter("http://portal", "k", transport=transport).submit(WITH_FILES, "key-1")
    assert raised.value.fields == {"attachments": "unknown"}
    assert raised.value.files == {1: "unknown"}


async def test_files_reach_the_officer(real: NativeAdapter, world: Any) -> None:
    receipt = await real.submit(WITH_FILES, "key-1")
    assert await real.submit(WITH_FILES, "key-1") == receipt
    assert await real.reconcile(WITH_FILES, "key-1") == receipt
    desk = world.portal.desk
    desk.add_officer("김담당")
    officer = desk.officer("김담당")
    case = desk.show(officer, receipt.reference)
    assert [file.name for file in case.attachments] == ["사진 & 1.jpg", "고지서.pdf"]
    got = desk.attachment(officer, receipt.reference, BILL.sha256)
    assert (got.name, got.media_type, got.content) == ("고지서.pdf", "application/pdf", PDF)


@pytest.mark.parametrize("label", GOOD)
async def test_the_portal_takes_what_we_take(real: NativeAdapter, label: str) -> None:
    media_type, name, content = GOOD[label]
    sent = replace(SUBMISSION, attachments=(attachment(content, name, media_type),))
    await real.submit(sent, "key-1")


async def test_the_portal_names_a_file_that_comes_twice(real: NativeAdapter) -> None:
    again = replace(WITH_FILES, attachments=(*WITH_FILES.attachments, WITH_FILES.attachments[0]))
    with pytest.raises(Rejected) as raised:
        await real.submit(again, "key-1")
    assert raised.value.files == {len(again.attachments) - 1: "duplicate"}


async def test_the_portal_refuses_through_the_client(real: NativeAdapter) -> None:
    sent = replace(SUBMISSION, attachments=(attachment(PROGRAM, "a.jpg", "image/jpeg"),))
    with pytest.raises(Rejected) as raised:
        await real.submit(sent, "key-1")
    assert raised.value.fields == {"attachments": "not_accepted"}
    assert await real.reconcile(sent, "key-1") is None


async def test_limits_of_files_are_read(real: NativeAdapter) -> None:
    light = (await real.describe("petition"))[0]
    asked = light.questions[-1]
    assert (asked.type, asked.max_bytes, asked.max_files) == ("file", 10_000_000, 5)
    assert "image/jpeg" in asked.accept


async def test_nothing_of_a_file_is_in_a_repr() -> None:
    assert "사진" not in repr(WITH_FILES)
    assert "JFIF" not in repr(WITH_FILES)
