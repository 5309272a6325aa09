"""The Rasa project holds together."""

from __future__ import annotations

import asyncio
import csv
import json
from pathlib import Path

import pytest
import yaml
from rasa.model_testing import test_nlu as rasa_test_nlu

from nlu.settings import NLU_ROOT, PROJECT_ROOT, tracker_url

RESERVED = {"restart", "back", "session_start"}


def load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def domain() -> dict:
    return load(NLU_ROOT / "domain.yml")


def rules() -> list[dict]:
    return load(NLU_ROOT / "data" / "rules.yml")["rules"]


def test_every_intent_has_one_rule() -> None:
    ruled = [rule["steps"][0]["intent"] for rule in rules()]
    assert sorted(ruled) == sorted(domain()["intents"])


def test_no_intent_is_reserved_by_rasa() -> None:
    assert not RESERVED & set(domain()["intents"])


def test_the_form_is_an_action_of_ours() -> None:
    assert set(domain()["forms"]) <= set(domain()["actions"])


def trained(language: str) -> set[str]:
    names = (path.stem for path in (NLU_ROOT / "data" / "nlu" / language).glob("*.yml"))
    return set(names) - {"out_of_scope"}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_intent_that_can_be_typed_is_trained(language: str) -> None:
    assert trained(language) == set(domain()["intents"]) - {
        "choose",
        "effect_result",
        "nlu_fallback",
    }


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_test_sentences_are_labelled(language: str) -> None:
    path = NLU_ROOT / "tests" / "data" / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        labels = {row["intent"] for row in csv.DictReader(file)}
    assert trained(language) | {"out_of_scope"} <= labels


def test_the_endpoints_name_our_store() -> None:
    endpoints = load(PROJECT_ROOT / "endpoints.yml")
    assert endpoints["tracker_store"]["type"] == "nlu.tracker_store.CompactTrackerStore"


URLS = {
    "none": ("", "sqlite:///v/tracker.db"),
    "sqlite": ("sqlite:///x.db", "sqlite:///v/tracker.db"),
    "postgresql": ("postgresql://u:p@h/d", "postgresql+psycopg2://u:p@h/d"),
    "psycopg": ("postgresql+psycopg://u@h/d", "postgresql+psycopg2://u@h/d"),
}


@pytest.mark.parametrize(("given", "used"), URLS.values(), ids=URLS)
def test_the_trackers_database(given: str, used: str) -> None:
    assert tracker_url(given, Path("v")) == used


def test_rasa_test_nlu_reads_our_model(model: Path, tmp_path: Path) -> None:
    sentences = str(Path(__file__).with_name("sentences.yml"))
    options = {"errors": True, "disable_plotting": True}
    asyncio.run(rasa_test_nlu(str(model), sentences, str(tmp_path), options))
    report = json.loads((tmp_path / "intent_report.json").read_text(encoding="utf-8"))
    assert report["file_petition"]["recall"] > 0.9
    assert report["out_of_scope"]["recall"] == 0.0  # read as nlu_fallback
