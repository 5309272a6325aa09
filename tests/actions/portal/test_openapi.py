"""Requests made up from our own OpenAPI: none of them may end in a server error, and every answer
must be one that the OpenAPI announces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from actions.portal import migrations
from actions.portal.app import GATEWAY, create_app, ensure_client
from tests.actions.portal.conftest import CLIENT_KEY, portal_settings
from tests.kit.load.size import examples

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    configured = portal_settings(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path)
    migrations.upgrade(configured.url())
    ensure_client(configured, GATEWAY, CLIENT_KEY)
    app = create_app(configured)
    yield app
    app.state.portal.database.close()


# starlette warns of its own test client, which schemathesis uses.
@pytest.mark.filterwarnings("ignore")
def test_made_up_requests(app: FastAPI) -> None:
    schema = schemathesis.openapi.from_asgi("/v1/openapi.json", app)
    found = list(schema.get_all_operations())
    operations = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(operations) == len(found) == 12
    for operation in operations:
        exercise(operation.as_strategy())


def exercise(cases: st.SearchStrategy[schemathesis.Case[Any]]) -> None:
    @given(case=cases)
    @settings(
        max_examples=examples(12),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(case: schemathesis.Case[Any]) -> None:
        headers = {"Authorization": f"Bearer {CLIENT_KEY}"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    run()
