"""The data files keep their promises to people who write to us."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from actions.adapters import files
from actions.portal.content import catalogue
from actions.portal.content.catalogue import DATA, Service

SERVICES = list(catalogue.load().services.values())
KINDS = {"text", "number", "date", "choice", "place", "person", "file"}


@pytest.fixture(params=SERVICES, ids=lambda service: service.code)
def service(request: pytest.FixtureRequest) -> Service:
    found: Service = request.param
    return found


def test_the_catalogue() -> None:
    content = catalogue.load()
    assert [s.code for s in SERVICES] == [
        "street_light",
        "road",
        "waste",
        "noise",
        "parking",
        "transport",
        "water",
        "park",
        "welfare",
        "education",
        "labour",
        "administration",
        "other",
    ]
    assert len(content.agencies) == 15
    assert {question.type for s in SERVICES for question in s.questions} == KINDS


def test_phrases_are_many_and_nobody_elses(service: Service) -> None:
    for language in ("ko", "en"):
        said = getattr(service.phrases, language)
        assert len(set(said)) == len(said) >= 15
    others = {p for s in SERVICES if s.code != service.code for p in (*s.phrases.ko, *s.phrases.en)}
    assert not others & {*service.phrases.ko, *service.phrases.en}


def test_few_questions_and_fewer_that_must_be_answered(service: Service) -> None:
    asked = [question for question in service.questions if question.type != "file"]
    assert 1 <= len(asked) <= 3
    assert sum(question.required for question in service.questions) <= 2
    codes = [question.code for question in service.questions]
    assert len(set(codes)) == len(codes)
    # Every petition has these already.
    assert not {"title", "body", "content", "name", "phone", "consent"} & set(codes)


def test_choices_have_options_and_only_they(service: Service) -> None:
    for question in service.questions:
        assert bool(question.options) == (question.type == "choice")
        values = [option.value for option in question.options]
        assert len(set(values)) == len(values)


def test_files_are_asked_for_last_and_never_required(service: Service) -> None:
    asked = [question.type for question in service.questions]
    assert "file" not in asked[:-1]
    for question in service.questions:
        if question.type == "file":
            assert not question.required
            assert (question.accept, question.max_bytes) == (files.MEDIA_TYPES, files.LARGEST)
            assert question.max_files == files.MOST


def test_nothing_asks_for_a_resident_number(service: Service) -> None:
    asked = service.model_dump_json()
    assert not re.search(r"주민등록번호|주민번호|외국인등록번호|여권번호|resident number", asked)


def test_facts(service: Service) -> None:
    assert service.days in (7, 14)
    assert service.fee == 0
    assert re.search(r"제1[457]조", service.basis.ko)


def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("services/road.yml", "agency: city_roads", "agency: nobody", "no agency nobody"),
        ("services/road.yml", "days: 7", "day: 7", "day"),
        ("services/road.yml", "days: 7", "days: 0", "days"),
        ("lifecycle.yml", "to: closed", "to: buried", "unknown state"),
        ("agencies.yml", "phone:", "telephone:", "telephone"),
    ],
    ids=["unknown agency", "misspelt field", "no days", "unknown state", "agency's field"],
)
def test_a_mistake_in_a_data_file_stops_the_start(
    tmp_path: Path, file: str, old: str, new: str, error: str
) -> None:
    folder = copy(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises((ValueError, ValidationError), match=error):
        catalogue.load(folder)


def test_a_new_service_needs_its_file_only(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    text = (folder / "services" / "park.yml").read_text(encoding="utf-8")
    new = text.replace("code: park", "code: library", 1).replace("order: 8", "order: 20")
    (folder / "services" / "library.yml").write_text(new, encoding="utf-8")
    assert list(catalogue.load(folder).services)[-1] == "library"
