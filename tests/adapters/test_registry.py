from __future__ import annotations

from pathlib import Path

import pytest

from actions.adapters import registry
from actions.adapters.native import NativeAdapter
from actions.adapters.registry import ADAPTERS, PortalEntry, PortalsConfigError

VARIABLES = {"SINMUNGO_PORT": "8000", "KEY_OF_CITY": "city-key"}
PETITION = 'portals: {petition: {adapter: native, url: "http://127.0.0.1:${SINMUNGO_PORT}/portal"}}'


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "endpoints.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_of_adapters() -> None:
    assert set(ADAPTERS) == {"native"}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        pytest.param(
            PETITION, PortalEntry("native", "http://127.0.0.1:8000/portal", "own"), id="our own"
        ),
        pytest.param(
            "portals: {petition: {adapter: native, url: https://c.kr, key: '${KEY_OF_CITY}'}}",
            PortalEntry("native", "https://c.kr", "city-key"),
            id="an agency's",
        ),
        pytest.param(
            "action_endpoint: {url: x}\n" + PETITION,
            PortalEntry("native", "http://127.0.0.1:8000/portal", "own"),
            id="beside Rasa's sections",
        ),
    ],
)
def test_entries(tmp_path: Path, text: str, entry: PortalEntry) -> None:
    assert registry.entries(write(tmp_path, text), VARIABLES, "own") == {"petition": entry}


async def test_one_adapter_for_the_same_portal(tmp_path: Path) -> None:
    a, b = "{adapter: native, url: http://a}", "{adapter: native, url: http://b}"
    text = f"portals: {{petition: {a}, foi: {a}, proposal: {b}}}"
    found = registry.load(write(tmp_path, text), VARIABLES, "own")
    assert isinstance(found["petition"], NativeAdapter)
    assert found["petition"] is found["foi"]
    assert found["proposal"] is not found["foi"]
    for adapter in {id(a): a for a in found.values()}.values():
        await adapter.close()


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
        pytest.param(
            "portals: {petition: {adapter: native, url: '${NOWHERE}'}}",
            "not set: NOWHERE",
            id="variable not set",
        ),
        pytest.param("portals: {petition: {adapter: native}}", "http or https", id="no url"),
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
