"""One shared set of processes for what kills nothing; another one for what kills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.side_by_side import ByProcesses
from tests.kit.people.rest import Browser, Citizen, close_plain_client
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import ROOT, Stack


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByProcesses:
    return ByProcesses(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session", autouse=True)
def _client() -> Iterator[None]:
    yield
    close_plain_client()


@pytest.fixture(scope="session", autouse=True)
def _model() -> None:
    if not any((ROOT / "nlu" / "models").glob("*.tar.gz")):
        pytest.fail("no model in nlu/models: make train")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("shared")) as shared:
        shared.wait_for_answers()
        yield shared


@pytest.fixture
def citizen(stack: Stack) -> Citizen:
    return Citizen(stack.gateway_url)


@pytest.fixture
def browser(stack: Stack) -> Callable[[], Browser]:
    return lambda: Browser.open(stack.gateway_url)


@pytest.fixture(scope="session")
def desk(stack: Stack) -> PortalDesk:
    return PortalDesk(stack)


@pytest.fixture(scope="session")
def _fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {"SINMUNGO_LEASE_SECONDS": "3"}
    folder = tmp_path_factory.mktemp("fragile")
    with Stack(folder, proxied=True, portal_apart=True, settings=settings) as shared:
        yield shared


@pytest.fixture
def fragile(_fragile: Stack) -> Iterator[Stack]:
    """Processes that may be killed, with proxies between them; whole again before each test."""
    yield _fragile
    _fragile.mend()


@pytest.fixture(scope="session")
def fragile_desk(_fragile: Stack) -> PortalDesk:
    return PortalDesk(_fragile)
