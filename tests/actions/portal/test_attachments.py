"""Files of citizens: taken in, named by cases, read by officers, forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from actions.adapters import files
from actions.portal.app import ensure_client
from actions.portal.core.crypto import Keyring
from actions.portal.core.settings import new_data_key
from actions.portal.rotation import rewrap
from tests.actions.portal.conftest import World, file, petition
from tests.kit import sample_files
from tests.kit.sample_files import GOOD, JPEG, PDF, PNG, sha256

Reply = httpx.Response


async def put(
    client: httpx.AsyncClient,
    content: bytes = JPEG,
    media_type: str = "image/jpeg",
    name: str = "photo.jpg",
    digest: str | None = None,
) -> Reply:
    return await client.put(
        f"attachments/{digest or sha256(content)}",
        params={"name": name},
        content=content,
        headers={"Content-Type": media_type},
    )


def named(*contents: bytes, name: str = "photo.jpg") -> list[dict[str, str]]:
    return [{"sha256": sha256(content), "name": name} for content in contents]


def numbered(count: int) -> list[bytes]:
    return [JPEG + bytes([n]) for n in range(count)]


async def stranger(world: World) -> httpx.AsyncClient:
    ensure_client(world.settings, "stranger", "key-of-a-stranger")
    return world.http("key-of-a-stranger")


@pytest.mark.parametrize("label", GOOD)
async def test_every_kind_is_taken(client: httpx.AsyncClient, label: str) -> None:
    media_type, name, content = GOOD[label]
    first = await put(client, content, media_type, name)
    assert first.status_code == 201, first.text
    told = first.json()
    assert told == {
        "sha256": sha256(content),
        "media_type": told["media_type"],
        "size": len(content),
        "scanned": False,
    }
    assert told["media_type"] in files.MEDIA_TYPES
    again = await put(client, content, media_type, name)
    assert (again.status_code, again.json()) == (200, told)


STATUS = {"kind": 415, "content": 415, "empty": 422, "too_large": 413}


@pytest.mark.parametrize("label", sample_files.BAD)
async def test_what_is_no_such_file_is_refused(client: httpx.AsyncClient, label: str) -> None:
    media_type, name, content, reason = sample_files.BAD[label]
    reply = await put(client, content, media_type, name)
    assert (reply.status_code, reply.headers["content-type"]) == (
        STATUS[reason],
        "application/problem+json",
    )


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1_000_000):
        yield b"x" * 1_000_000


LARGE = JPEG + b"\x00" * (files.LARGEST - len(JPEG))


@pytest.mark.parametrize(
    ("request_", "status", "code", "errors"),
    [
        pytest.param({"digest": "0" * 64}, 422, "validation", "sha256: mismatch", id="wrong hash"),
        pytest.param({"digest": "abc"}, 422, "validation", "sha256: invalid", id="no hash"),
        pytest.param(
            {"digest": sha256(JPEG).upper()}, 422, "validation", "sha256: invalid", id="upper case"
        ),
        pytest.param(
            {"name": "../a.jpg"}, 422, "validation", "name: not_a_name", id="name with a folder"
        ),
        pytest.param(
            {"name": "..\\a.jpg"}, 422, "validation", "name: not_a_name", id="a Windows folder"
        ),
        pytest.param({"name": ".."}, 422, "validation", "name: not_a_name", id="dots"),
        pytest.param(
            {"name": "a\x00.jpg"}, 422, "validation", "name: control_character", id="NUL in a name"
        ),
        pytest.param(
            {"name": "a\u202egpj.exe"},
            422,
            "validation",
            "name: control_character",
            id="a name written backwards",
        ),
        pytest.param({"name": "a" * 101}, 422, "validation", "name: too_long", id="long name"),
        pytest.param({"name": ""}, 422, "validation", "name: required", id="empty name"),
        pytest.param({"media_type": ""}, 201, None, "", id="no type, the name says it"),
    ],
)
async def test_a_bad_upload_is_a_problem(
    client: httpx.AsyncClient, request_: dict[str, Any], status: int, code: str, errors: str
) -> None:
    reply = await put(client, **request_)
    assert (reply.status_code, reply.json().get("code")) == (status, code)
    found = [f"{e['field']}: {e['code']}" for e in reply.json().get("errors", [])]
    assert ", ".join(found) == errors


async def test_the_largest_passes_here_and_nowhere_else(client: httpx.AsyncClient) -> None:
    assert (await put(client, LARGE)).status_code == 201
    for verb, path in (("POST", "cases"), ("PUT", "cases"), ("POST", f"attachments/{'0' * 64}")):
        reply = await client.request(verb, path, content=LARGE)
        assert (reply.status_code, reply.json()["code"]) == (413, "too_large"), (verb, path)


@pytest.mark.parametrize(
    "length", [None, "10", "0"], ids=["no length", "a length that lies", "length 0"]
)
async def test_a_larger_one_is_cut_off_whatever_its_length_says(
    world: World, client: httpx.AsyncClient, length: str | None
) -> None:
    request = client.build_request(
        "PUT",
        f"attachments/{'0' * 64}",
        content=chunks(files.LARGEST + 1_000_000),
        headers={"Content-Type": "image/jpeg"} | ({"Content-Length": length} if length else {}),
    )
    reply = await client.send(request)
    assert (reply.status_code, reply.json()["code"]) == (413, "too_large")
    assert world.rows("SELECT count(*) FROM portal_attachment") == [(0,)]


async def test_a_mounted_portal_takes_files_too(world: World) -> None:
    from fastapi import FastAPI

    root = FastAPI()
    root.mount("/portal", world.app)
    transport = httpx.ASGITransport(app=root)
    headers = {"Authorization": "Bearer client-key-of-the-tests"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gateway/portal/v1/", headers=headers
    ) as client:
        assert (await put(client, LARGE)).status_code == 201


async def test_a_stranger_uploads_nothing(world: World) -> None:
    async with world.http("wrong") as nobody:
        assert (await put(nobody)).status_code == 401
    assert world.rows("SELECT count(*) FROM portal_attachment") == [(0,)]


async def test_an_officer_sees_and_reads_the_files_of_a_case(
    client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    await put(client, JPEG)
    await put(client, PDF, "application/pdf", "a.pdf")
    attached = [*named(PDF, name="고지서.pdf"), *named(JPEG, name="사진.exe")]
    filed = await file(
        client, attachments=attached, attributes={"place": "x", "photos": ["a", "b"]}
    )
    number = filed.json()["receipt"]
    case = (await officer.get(f"cases/{number}")).json()
    assert [(f["name"], f["media_type"], f["scanned"]) for f in case["attachments"]] == [
        ("고지서.pdf", "application/pdf", False),
        ("사진.exe", "image/jpeg", False),
    ]
    assert case["attributes"]["photos"] == ["a", "b"]
    got = await officer.get(f"cases/{number}/attachments/{sha256(JPEG)}")
    assert (got.status_code, got.content) == (200, JPEG)
    assert got.headers["content-type"] == "image/jpeg"
    assert got.headers["x-content-type-options"] == "nosniff"
    # What is called .exe is saved as the picture that it is.
    assert got.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%EC%82%AC%EC%A7%84.exe.jpg"
    )
    listed = (await officer.get("cases")).json()["items"][0]
    assert listed["attachments"] == case["attachments"]


async def test_nobody_else_reads_them(world: World, client: httpx.AsyncClient) -> None:
    await put(client)
    number = (await file(client, attachments=named(JPEG))).json()["receipt"]
    path = f"cases/{number}/attachments/{sha256(JPEG)}"
    assert "attachments" not in (await client.get(f"cases/{number}")).json()
    async with await stranger(world) as other, world.http(None) as nobody:
        assert (await client.get(path)).status_code == 403
        assert (await other.get(path)).status_code == 403
        assert (await nobody.get(path)).status_code == 401
    key = world.portal.desk.add_officer("도로담당", agency="city_roads")
    async with world.http(key) as elsewhere:
        reply = await elsewhere.get(path)
        assert (reply.status_code, reply.json()["code"]) == (404, "case_not_found")
    key = world.portal.desk.add_officer("조명담당", agency="city_lighting")
    async with world.http(key) as here:
        assert (await here.get(path)).status_code == 200
        reply = await here.get(f"cases/{number}/attachments/{'0' * 64}")
        assert (reply.status_code, reply.json()["code"]) == (404, "attachment_not_found")


@pytest.mark.parametrize(
    ("attached", "errors"),
    [
        pytest.param(named(*numbered(6)), "attachments: too_many", id="a 6th file"),
        pytest.param(named(PNG), "attachments.0: unknown", id="a hash that nobody uploaded"),
        pytest.param(
            [*named(numbered(1)[0]), *named(PNG)], "attachments.1: unknown", id="the second unknown"
        ),
        pytest.param(
            named(numbered(1)[0], numbered(1)[0]), "attachments.1: duplicate", id="the same twice"
        ),
        pytest.param(
            [{"sha256": "x", "name": "a.jpg"}], "attachments.0.sha256: invalid", id="no hash"
        ),
        pytest.param(
            named(numbered(1)[0], name="a/b.jpg"), "attachments.0.name: not_a_name", id="a folder"
        ),
        pytest.param(
            named(numbered(1)[0], name="a\nb.jpg"),
            "attachments.0.name: control_character",
            id="a line end in a name",
        ),
        pytest.param([{"sha256": "0" * 64}], "attachments.0.name: required", id="no name"),
    ],
)
async def test_a_case_with_bad_files_is_not_filed(
    world: World, client: httpx.AsyncClient, attached: list[dict[str, str]], errors: str
) -> None:
    for content in numbered(6):
        await put(client, content)
    reply = await file(client, attachments=attached)
    assert (reply.status_code, reply.json()["code"]) == (422, "validation")
    found = [f"{e['field']}: {e['code']}" for e in reply.json()["errors"]]
    assert ", ".join(found) == errors
    assert world.rows("SELECT count(*) FROM portal_case") == [(0,)]
    assert world.rows("SELECT count(*) FROM portal_attachment WHERE filed") == [(0,)]


async def test_a_hash_of_another_client_is_unknown(world: World, client: httpx.AsyncClient) -> None:
    async with await stranger(world) as other:
        assert (await put(other)).status_code == 201
    reply = await file(client, attachments=named(JPEG))
    assert reply.json()["errors"] == [{"field": "attachments.0", "code": "unknown"}]
    # Its own upload of the same content is its own file.
    assert (await put(client)).status_code == 201
    assert (await file(client, attachments=named(JPEG))).status_code == 201


async def test_one_file_serves_many_cases_and_replays(
    world: World, client: httpx.AsyncClient
) -> None:
    await put(client)
    first = await file(client, "k1", attachments=named(JPEG))
    again = await file(client, "k1", attachments=named(JPEG))
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert (await file(client, "k2", attachments=named(JPEG))).status_code == 201
    reused = await file(client, "k1", attachments=named(JPEG, name="other.jpg"))
    assert reused.json()["code"] == "idempotency_key_reused"
    assert world.rows("SELECT count(*) FROM portal_attachment") == [(1,)]
    assert world.rows("SELECT count(*) FROM portal_case_attachment") == [(2,)]


async def test_a_file_that_no_case_names_ends_after_a_day(
    world: World, client: httpx.AsyncClient
) -> None:
    for content in (JPEG, PDF, PNG):
        kind = {JPEG: "image/jpeg", PDF: "application/pdf", PNG: "image/png"}[content]
        await put(client, content, kind, "a")
    await file(client, attachments=named(PDF))
    world.clock.pass_time(hours=23)
    await put(client, PNG, "image/png", "a")  # its day begins anew
    world.clock.pass_time(hours=2)
    assert world.portal.uploads.purge() == 1
    left = {row[0] for row in world.rows("SELECT sha256 FROM portal_attachment")}
    assert left == {sha256(PDF), sha256(PNG)}
    world.clock.pass_time(hours=25)
    await put(client, JPEG)  # an upload looks for orphans, too
    left = {row[0] for row in world.rows("SELECT sha256 FROM portal_attachment")}
    assert left == {sha256(PDF), sha256(JPEG)}


async def test_nothing_of_a_file_is_readable_in_the_database(
    world: World, client: httpx.AsyncClient
) -> None:
    content = b"%PDF-1.7 " + "비밀 내용".encode() * 10
    await put(client, content, "application/pdf", "비밀이름.pdf")
    await file(client, attachments=named(content, name="비밀이름.pdf"))
    stored = world.rows("SELECT content, wrapped_key FROM portal_attachment")[0]
    names = world.rows("SELECT name FROM portal_case_attachment")[0]
    for value in (*stored, *names):
        assert "비밀".encode() not in bytes(value)


async def test_rotation_of_the_data_key_keeps_files_readable(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    await put(client)
    number = (await file(client, attachments=named(JPEG))).json()["receipt"]
    assert world.settings.key is not None
    old, new = world.settings.key.get_secret_value(), new_data_key()
    both = Keyring.of([new, old])
    assert rewrap(world.settings.url(), both) == 2
    assert rewrap(world.settings.url(), both) == 0
    object.__setattr__(world.portal.keyring, "keys", Keyring.of([new]).keys)
    got = await officer.get(f"cases/{number}/attachments/{sha256(JPEG)}")
    assert got.content == JPEG


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param(["a.jpg"], None, id="one name"),
        pytest.param("a.jpg", None, id="a text"),
        pytest.param([], None, id="none"),
        pytest.param(["a"] * 6, "too_many", id="a 6th name"),
        pytest.param([1], "invalid", id="a number"),
        pytest.param(["a\x00"], "control_character", id="a control character"),
        pytest.param({"a": "b"}, "invalid", id="an object"),
    ],
)
async def test_the_answer_to_a_question_for_files(
    client: httpx.AsyncClient, answer: Any, code: str | None
) -> None:
    reply = await client.post(
        "cases",
        json=petition(attributes={"place": "x", "photos": answer}),
        headers={"Idempotency-Key": "k"},
    )
    if code is None:
        assert reply.status_code == 201
    else:
        assert reply.json()["errors"] == [{"field": "attributes.photos", "code": code}]


async def test_a_service_tells_what_it_takes(client: httpx.AsyncClient) -> None:
    asked = (await client.get("services/street_light")).json()["questions"][-1]
    assert (asked["code"], asked["type"], asked["required"]) == ("photos", "file", False)
    assert asked["accept"] == list(files.MEDIA_TYPES)
    assert (asked["max_bytes"], asked["max_files"]) == (files.LARGEST, files.MOST)
