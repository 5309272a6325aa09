from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx
import pytest

from actions.adapters import registry
from actions.adapters.errors import Retryable
from actions.adapters.native.adapter import NativeAdapter
from actions.adapters.protocol import Attachment, Consent, Submission
from actions.adapters.registry import ADAPTERS, PortalEntry, PortalsConfigError

VARIABLES = {"SINMUNGO_PORT": "8000", "KEY_OF_CITY": "city-key"}
PETITION = 'portals: {petition: {adapter: native, url: "http://127.0.0.1:${SINMUNGO_PORT}/portal"}}'

SUBMISSION = Submission(
    capability="petition",
    service="street_light",
    title="가로등",
    body="꺼졌어요",
    attributes={},
    consent=Consent("2026-11", datetime(2026, 11, 24, 1, tzinfo=UTC)),
)
PHOTO = Attachment("a.png", "image/png", "0" * 64, b"x")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "endpoints.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_of_adapters() -> None:
    assert set(ADAPTERS) == {"native"}


OWN = PortalEntry("native", "native", "http://127.0.0.1:8000/portal", "own")
TWO = """
portals:
  petition:
    - {agency: "*", adapter: native, url: "http://127.0.0.1:${SINMUNGO_PORT}/portal"}
    - {agency: jongno, adapter: native, url: https://jongno.kr, key: "${KEY_OF_CITY}"}
    - {agency: gangnam, adapter: native, url: https://gangnam.kr, name: south}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PETITION, {"*": OWN}, id="our own"),
        pytest.param(
            "portals: {petition: {adapter: native, url: https://c.kr, key: '${KEY_OF_CITY}'}}",
            {"*": PortalEntry("native", "native", "https://c.kr", "city-key")},
            id="an agency's",
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: https://c.kr, name: city}}",
            {"*": PortalEntry("city", "native", "https://c.kr", "own")},
            id="by a name of its own",
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: https://c.kr, timeout: 30}}",
            {"*": PortalEntry("native", "native", "https://c.kr", "own", timeout=30.0)},
            id="slow",
        ),
        pytest.param(
            "action_endpoint: {url: x}\n" + PETITION, {"*": OWN}, id="beside Rasa's sections"
        ),
        pytest.param(
            TWO,
            {
                "*": OWN,
                "jongno": PortalEntry("jongno", "native", "https://jongno.kr", "city-key"),
                "gangnam": PortalEntry("south", "native", "https://gangnam.kr", "own"),
            },
            id="by the agency",
        ),
    ],
)
def test_entries(tmp_path: Path, text: str, expected: dict[str, PortalEntry]) -> None:
    assert registry.entries(write(tmp_path, text), VARIABLES, "own") == {"petition": expected}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("", (5.0, 15.0)), (", timeout: 9", (9.0, 15.0)), (", timeout: 30", (30.0, 30.0))],
)
async def test_how_long_a_portal_may_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str, expected: tuple[float, float]
) -> None:
    """For a call, and for a file on its way to it."""
    asked: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.extensions["timeout"]["read"])
        return httpx.Response(503)

    with_answers = partial(NativeAdapter, transport=httpx.MockTransport(answer))
    monkeypatch.setattr(registry, "NativeAdapter", with_answers)
    text = f"portals: {{petition: {{adapter: native, url: http://a{stated}}}}}"
    found = registry.load(write(tmp_path, text), VARIABLES, "own")
    client = found.client("native")
    for wanted in (SUBMISSION, replace(SUBMISSION, attachments=(PHOTO,))):
        with pytest.raises(Retryable):
            await client.submit(wanted, "key")
    assert tuple(asked) == expected
    await found.close()


async def test_one_client_for_the_same_portal(tmp_path: Path) -> None:
    a, b = "{adapter: native, url: http://a}", "{adapter: native, url: http://b, name: other}"
    text = f"portals: {{petition: {a}, foi: {a}, proposal: {b}}}"
    found = registry.load(write(tmp_path, text), VARIABLES, "own")
    assert isinstance(found.client("native"), NativeAdapter)
    assert {name: client.name for name, client in found.clients.items()} == {
        "native": "native",
        "other": "other",
    }
    assert found.of("petition") == found.of("foi") == {"native": found.client("native")}
    assert found.of("proposal") == {"other": found.client("other")}
    assert found.of("permit") == {}
    with pytest.raises(Retryable):
        found.client("closed")
    await found.close()


@pytest.mark.parametrize(
    ("agency", "portal"), [("jongno", "jongno"), ("gangnam", "south"), ("mapo", "native")]
)
async def test_who_serves_an_agency(tmp_path: Path, agency: str, portal: str) -> None:
    found = registry.load(write(tmp_path, TWO), VARIABLES, "own")
    assert found.serving("petition", agency) == portal
    assert list(found.of("petition")) == ["native", "jongno", "south"]
    await found.close()


A, B = "{agency: '*', adapter: native, url: http://a}", "adapter: native, url: http://b"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "needs a section `portals:`", id="empty"),
        pytest.param("portals:", "needs a section `portals:`", id="empty section"),
        pytest.param("portals: [a]", "needs a section `portals:`", id="a list"),
        pytest.param("a: [", r"cannot be read \(ParserError\)", id="broken YAML"),
        pytest.param("portals: {petition: native}", "write {adapter: native", id="no mapping"),
        pytest.param(
            "portals: {petition: {adapter: soap, url: http://a}}",
            "portals.petition: unknown adapter 'soap', there are: native",
            id="unknown adapter",
        ),
        pytest.param(
            "portals: {petition: {url: http://a}}", "unknown adapter None", id="no adapter"
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: http://a, tiemout: 3}}",
            "unknown fields tiemout",
            id="misspelt field",
        ),
        *(
            pytest.param(
                f"portals: {{petition: {{adapter: native, url: http://a, timeout: {stated}}}}}",
                "portals.petition: timeout must be a number of seconds",
                id=f"timeout {stated}",
            )
            for stated in ("0", "-1", "301", "long", "'5'", "true", "[5]", ".nan", ".inf", "''")
        ),
        pytest.param(
            f"portals: {{petition: {A}, foi: {{adapter: native, url: http://a, timeout: 9}}}}",
            "portals.foi: native has timeout 5 elsewhere; give both the same",
            id="one portal, two timeouts",
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: '${NOWHERE}'}}",
            "not set: NOWHERE",
            id="variable not set",
        ),
        pytest.param("portals: {petition: {adapter: native}}", "http or https", id="no url"),
        pytest.param("portals: {petition: []}", "portals.petition: the list is empty", id="none"),
        pytest.param("portals: {petition: 3}", "portals.petition: write {adapter", id="a number"),
        pytest.param(
            f"portals: {{petition: [{A}, native]}}",
            "portals.petition, line 2: write {adapter: native",
            id="a line that is no mapping",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{{B}}}]}}",
            "portals.petition, line 2: agency must be a code",
            id="a line without agency",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: 7, {B}}}]}}",
            "portals.petition, line 2: agency must be a code",
            id="an agency that is no text",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: '*', {B}, name: b}}]}}",
            r'portals.petition, line 2: the agency "\*" stands here twice',
            id="two for the rest",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: x, {B}}}, {{agency: x, {B}}}]}}",
            'portals.petition, line 3: the agency "x" stands here twice',
            id="the same agency twice",
        ),
        pytest.param(
            f"portals: {{petition: [{{agency: x, {B}}}]}}",
            r'portals.petition: one line must be for the rest: agency: "\*"',
            id="none for the rest",
        ),
        pytest.param(
            f"portals: {{petition: {{agency: x, {B}}}}}",
            "portals.petition: one line must be for the rest",
            id="one mapping, but not for the rest",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: x, adapter: soap, url: http://b}}]}}",
            "portals.petition, line 2: unknown adapter 'soap'",
            id="unknown adapter in a line",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: 종로, {B}}}]}}",
            "portals.petition, line 2: '종로' is no name of a portal",
            id="an agency that can be no name",
        ),
        pytest.param(
            f"portals: {{petition: {A}, foi: {{{B}}}}}",
            "portals.foi: native is the name of another portal",
            id="one name, two portals",
        ),
        pytest.param(
            f"portals: {{petition: [{A}, {{agency: x, adapter: native, url: http://a}}]}}",
            "portals.petition, line 2: this portal is called native and x",
            id="one portal, two names",
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: file:///etc/passwd}}",
            "http or https",
            id="a file",
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: http://a:port}}",
            "http or https",
            id="no port number",
        ),
    ],
)
def test_a_bad_file_says_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(PortalsConfigError, match=message) as raised:
        registry.load(path, VARIABLES, "own")
    assert str(path) in str(raised.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(PortalsConfigError, match="FileNotFoundError"):
        registry.load(tmp_path / "none.yml", VARIABLES, "own")
