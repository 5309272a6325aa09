"""Which services are offered where several portals serve one capability."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.adapters.errors import PortalError, Retryable
from actions.adapters.protocol import PETITIONS, Service
from actions.dialogue.services import Services
from tests.actions.portal_data import Portal, services
from tests.kit.core.core_portal import only

LIGHT = services()[0]


def offer(code: str, agency: str) -> Service:
    return replace(LIGHT, code=code, agency_code=agency)


class Town:
    """The city's portal for the rest, Jongno's for its own; both know every service."""

    def __init__(self) -> None:
        offered = (offer("light", "city"), offer("park", "jongno"), offer("other", "city"))
        self.city, self.jongno = Portal(offered), Portal((*offered, offer("light", "jongno")))
        self.city.name, self.jongno.name = "native", "jongno"
        self.now = 0.0
        portals = only(self.city, self.jongno)
        self.services = Services(portals, seconds=60, clock=lambda: self.now)

    async def codes(self) -> list[str]:
        return [f"{one.portal}/{one.code}" for one in await self.services.list(PETITIONS)]


CITY = ["native/light", "native/other"]
JONGNO = ["jongno/jongno.park", "jongno/jongno.light"]


async def test_each_from_the_portal_of_its_agency() -> None:
    """Two services of one code stay two; each portal gets back the code that it knows."""
    town = Town()
    assert await town.codes() == CITY + JONGNO
    found = {one.code: one.own_code or one.code for one in await town.services.list(PETITIONS)}
    assert (found["light"], found["jongno.light"]) == ("light", "light")


@pytest.mark.parametrize(
    ("down", "offered"),
    [
        pytest.param("jongno", CITY, id="the others are offered"),
        pytest.param("city", JONGNO, id="also without the one for the rest"),
    ],
)
async def test_one_that_fails_hides_no_other(down: str, offered: list[str]) -> None:
    town = Town()
    portal: Portal = getattr(town, down)
    portal.error = Retryable("down")
    assert await town.codes() == offered
    assert await town.codes() == offered
    assert portal.calls == 1, "it is slow to say so: for some seconds it is not asked again"
    portal.error, town.now = None, 6.0
    assert await town.codes() == CITY + JONGNO


async def test_all_that_fail_are_told() -> None:
    town = Town()
    town.city.error = town.jongno.error = Retryable("down")
    with pytest.raises(Retryable):
        await town.services.list(PETITIONS)


async def test_a_capability_that_nobody_serves() -> None:
    with pytest.raises(PortalError):
        await Town().services.list("permit")
