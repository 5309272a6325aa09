"""The nearest offices, and those of a district."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from actions.portal.content import catalogue, offices
from actions.portal.content.catalogue import DATA, I18n, Office
from tests.actions.portal.conftest import World

CONTENT = catalogue.load()


def place(latitude: float, longitude: float) -> Office:
    text = I18n(ko="곳", en="place")
    return Office(name=text, agencies=("x",), address=text, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("here", "there", "kilometres"),
    [
        # Great-circle distances on a sphere of the mean radius.
        pytest.param((37.5663, 126.9779), (37.5663, 126.9779), 0.0, id="here"),
        pytest.param((37.5663, 126.9779), (35.1798, 129.0750), 325.1, id="Seoul to Busan"),
        pytest.param((0.0, 0.0), (0.0, 1.0), 111.195, id="a degree on the equator"),
        pytest.param((89.0, 0.0), (89.0, 180.0), 222.39, id="over the pole"),
        pytest.param((0.0, 179.5), (0.0, -179.5), 111.195, id="over the date line"),
        pytest.param((0.0, 0.0), (0.0, 180.0), 20015.1, id="to the other side"),
    ],
)
def test_distances(
    here: tuple[float, float], there: tuple[float, float], kilometres: float
) -> None:
    found = offices.distance(place(*there), *here) / 1000
    assert found == pytest.approx(kilometres, rel=0.002, abs=0.001)


def test_every_agency_has_an_office_and_every_office_an_address() -> None:
    assert {code for o in CONTENT.offices for code in o.agencies} == set(CONTENT.agencies)
    for office in CONTENT.offices:
        assert office.address.ko != office.address.en
        assert 33 < office.latitude < 39
        assert 124 < office.longitude < 132


@pytest.mark.parametrize(
    ("near", "first"),
    [
        ("37.566,126.978", "시청 열린민원실"),
        ("37.517,127.047", "강남구청 민원실"),
        ("36.504,127.257", "보건복지부 민원실"),
        ("37.654,127.057", "노원구청 민원실"),
    ],
)
async def test_the_nearest_comes_first(client: httpx.AsyncClient, near: str, first: str) -> None:
    items = (await client.get("offices", params={"near": near})).json()["items"]
    assert len(items) == 3
    assert items[0]["name"]["ko"] == first
    assert [i["metres"] for i in items] == sorted(i["metres"] for i in items)
    assert items[0]["phone"]
    assert set(items[0]["hours"]) == {"ko", "en"}


@pytest.mark.parametrize(
    ("area", "first"),
    [
        ("종로구", "종로구청 민원실"),
        ("Jongno", "종로구청 민원실"),
        ("jongno-gu", "종로구청 민원실"),
        ("강남", "강남구청 민원실"),
        ("서울 마포구", "마포구청 민원실"),
        ("Seoul, Mapo-gu", "마포구청 민원실"),
        ("세종", "국민권익위원회 세종 민원상담실"),
        ("부산", None),
        ("구", None),
        ("(.*)", None),
        ("\\", None),
    ],
)
async def test_offices_of_an_area(client: httpx.AsyncClient, area: str, first: str | None) -> None:
    reply = await client.get("offices", params={"area": area})
    assert reply.status_code == 200
    items = reply.json()["items"]
    assert (items[0]["name"]["ko"] if items else None) == first
    assert all(item["metres"] is None for item in items)


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ({}, "near: required"),
        ({"near": "here"}, "near: invalid"),
        ({"near": "37.5"}, "near: invalid"),
        ({"near": "91,0"}, "near: invalid"),
        ({"near": "0,181"}, "near: invalid"),
        ({"near": "nan,nan"}, "near: invalid"),
        ({"near": "1e3,0"}, "near: invalid"),
        ({"near": "37.566,126.978\n"}, "near: invalid"),
        ({"near": "３７,126"}, "near: invalid"),
        ({"area": ""}, "area: required"),
        ({"area": "가" * 101}, "area: too_long"),
        ({"area": "종로", "limit": "0"}, "limit: invalid"),
        ({"area": "종로", "limit": "21"}, "limit: invalid"),
    ],
)
async def test_bad_questions(client: httpx.AsyncClient, query: dict[str, str], errors: str) -> None:
    reply = await client.get("offices", params=query)
    assert reply.status_code == 422
    found = [f"{e['field']}: {e['code']}" for e in reply.json()["errors"]]
    assert ", ".join(found) == errors


async def test_officers_may_look_too(world: World, officer: httpx.AsyncClient) -> None:
    reply = await officer.get("offices", params={"area": "종로", "limit": "1"})
    assert len(reply.json()["items"]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("agencies: [education_office]", "agencies: [nobody]"),
        ("agencies: [education_office]", "agencies: [city_water]"),
        ("latitude: 37.5686", "latitude: 375.686"),
        ("agencies: [education_office]", "agencies: []"),
    ],
    ids=["an unknown agency", "an agency without an office", "no such latitude", "nobody's"],
)
def test_a_mistake_in_the_data_stops_the_start(tmp_path: Path, old: str, new: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (folder / "offices.yml").read_text(encoding="utf-8")
    assert old in text
    (folder / "offices.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"agencies|latitude"):
        catalogue.load(folder)
