"""Services ranked by their meaning: what is refused, what is told, and what is asked too early."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import requests
from jsonschema import Draft202012Validator

from nlu import services
from nlu.channels.services import ASKED
from nlu.components.encoder import Vectors
from nlu.services import Ranking
from nlu.tests.conftest import SHOWN, Dialogue
from nlu.tests.patience import LOOK, PATIENCE

SERVICES = {
    "lamp": [
        "가로등이 꺼졌어요",
        "보안등이 깜빡여요",
        "the street light is out",
        "it is dark at night",
    ],
    "bus": ["버스가 안 와요", "기사님이 불친절해요", "the bus is late", "the driver was rude"],
    "bin": [
        "쓰레기를 안 치워요",
        "누가 쓰레기를 버려요",
        "the rubbish was not collected",
        "dumping",
    ],
}
VERSION = "first"


def url(dialogue: Dialogue) -> str:
    return f"{dialogue.url}/services"


def tell(dialogue: Dialogue, version: str = VERSION, **sent: Any) -> requests.Response:
    body = {"version": version, "services": SERVICES, **sent}
    return requests.put(url(dialogue), json=body, timeout=PATIENCE, headers=SHOWN)


def ask(dialogue: Dialogue, text: str, version: str = VERSION) -> requests.Response:
    body = {"version": version, "text": text}
    return requests.post(url(dialogue), json=body, timeout=PATIENCE, headers=SHOWN)


def answered(call: Any) -> requests.Response:
    """The first answer that is no "not yet"."""
    until = time.monotonic() + PATIENCE
    while (found := call()).status_code == 503:
        assert time.monotonic() < until, found.text
        time.sleep(LOOK)
    response: requests.Response = found
    return response


def test_a_text_is_ranked_by_the_phrases_that_were_told(dialogue: Dialogue) -> None:
    assert answered(lambda: tell(dialogue)).status_code == 202
    found = answered(lambda: ask(dialogue, "어제부터 가로등 불이 안 들어옵니다")).json()
    Draft202012Validator({"$ref": "#/$defs/response", **_schema(ASKED, drop="$ref")}).validate(
        found
    )
    shares = {one["code"]: one["share"] for one in found["ranking"]}
    assert set(shares) == set(SERVICES)
    assert found["ranking"][0]["code"] == "lamp"
    assert sum(shares.values()) == pytest.approx(1, abs=0.001)
    assert (
        answered(lambda: ask(dialogue, "my bus never comes")).json()["ranking"][0]["code"] == "bus"
    )
    health = requests.get(f"{dialogue.url}/health", timeout=PATIENCE).json()
    assert health["understanding"]["services"] == "ready"


def test_other_phrases_are_another_version(dialogue: Dialogue) -> None:
    assert answered(lambda: tell(dialogue, "second")).status_code == 202
    assert answered(lambda: ask(dialogue, "쓰레기", "second")).json()["ranking"][0]["code"] == "bin"
    assert ask(dialogue, "쓰레기", "third").status_code == 404


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [
        ("put", {}, 400),
        ("put", {"version": "", "services": SERVICES}, 400),
        ("put", {"version": "v", "services": {"one": ["a"]}}, 400),
        ("put", {"version": "v", "services": {"one": [], "two": ["a"]}}, 400),
        ("put", {"version": "v", "services": {"one": [1], "two": ["a"]}}, 400),
        ("put", {"version": "v", "services": {"one": [""], "two": ["a"]}}, 400),
        ("put", {"version": "v", "services": SERVICES, "more": 1}, 400),
        ("post", {}, 400),
        ("post", {"version": VERSION, "text": ""}, 400),
        ("post", {"version": VERSION, "text": 7}, 400),
        ("post", {"version": VERSION, "text": "가" * 5001}, 400),
        ("post", {"version": "never told", "text": "가로등"}, 404),
    ],
)
def test_what_is_refused(dialogue: Dialogue, method: str, body: Any, status: int) -> None:
    response = requests.request(method, url(dialogue), json=body, timeout=PATIENCE, headers=SHOWN)
    assert response.status_code == status
    assert "error" in response.json()


def test_nobody_else_may_ask(dialogue: Dialogue) -> None:
    body = {"version": VERSION, "text": "가로등"}
    assert requests.post(url(dialogue), json=body, timeout=PATIENCE).status_code == 401


@pytest.mark.parametrize("services", [2, 3, 5])
def test_the_nearest_service_is_first(services: int) -> None:
    random = np.random.default_rng(7)
    centres = random.normal(size=(services, 16)).astype(np.float32)
    vectors = np.repeat(centres, 6, axis=0) + 0.1 * random.normal(size=(6 * services, 16))
    labels = [f"s{i // 6}" for i in range(6 * services)]
    ranking = Ranking.fit(vectors.astype(np.float32), labels)
    for i, centre in enumerate(centres):
        shares = ranking.shares(centre)
        assert shares[0][0] == f"s{i}"
        assert sum(share for _, share in shares) == pytest.approx(1, abs=1e-4)


class Constant:
    name, version, dim = "constant", "1", 2

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 2), np.float32)


@pytest.mark.parametrize("spoilt", ["a file", "no archive", "an archive of something else"])
def test_a_folder_of_no_use_is_done_without(tmp_path: Path, spoilt: str) -> None:
    kept = tmp_path / "services"
    if spoilt == "a file":
        kept.write_text("in the way", encoding="ascii")
    else:
        kept.mkdir()
        path = kept / "constant-1.npz"
        path.write_bytes(b"nothing") if spoilt == "no archive" else np.savez(path, other=[1])
    made = services._encoded(Constant(), ["가", "나"], kept)
    assert made.tolist() == [[1.0, 1.0]] * 2


def _schema(path: Path, drop: str) -> dict[str, Any]:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return {name: value for name, value in schema.items() if name != drop}
