"""Which service a text is about: by its meaning, where an encoder reads along, and by letters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.adapters.protocol import PETITIONS, Service
from actions.dialogue.meaning import Shares
from actions.dialogue.turn import Turn
from actions.journeys.services.letters import guess

REST = "other"
"""What a portal calls the service, and a service the option, for what none of the others is."""
_CLEAR = 0.2
_AHEAD = 1.2
"""A guess by letters is worth a yes or no from this score, and this many times the next one's."""
_SURE = 0.5
"""The same for the share of a service that was found by meaning."""
_LETTERS = 5.0
"""How much a score of the letters counts beside the meaning."""


@dataclass(frozen=True)
class Ranked:
    """`rows` are the services with their scores (0 to 1), the likeliest first; from `clear` on, and
    `ahead` times the next one's, the first is plainly meant."""

    rows: tuple[tuple[Service, float], ...]
    clear: float
    ahead: float

    @property
    def leader(self) -> Service | None:
        """The service that is plainly meant."""
        scores = [score for _, score in self.rows]
        following = scores[1] if len(scores) > 1 else 0.0
        plainly = bool(scores) and scores[0] >= max(self.clear, self.ahead * following)
        return self.rows[0][0] if plainly else None

    @property
    def near(self) -> tuple[Service, ...]:
        """Those of which there is a sign."""
        return tuple(service for service, score in self.rows if score > 0)

    @property
    def likely(self) -> Service | None:
        """The first, where it is more than chance, whatever comes next."""
        return self.rows[0][0] if self.rows and self.rows[0][1] >= self.clear else None


async def ranked(turn: Turn, text: str) -> Ranked:
    """Raises PortalError."""
    services = await turn.surroundings.services.list(PETITIONS)
    letters = guess(services, text, turn.locale)
    shares = await turn.surroundings.meaning.shares(services, text)
    return by_letters(letters) if not shares else merged(letters, shares)


def by_letters(letters: Sequence[tuple[Service, float]]) -> Ranked:
    """Whoever asks where to turn says the words of the service for the rest: they count only where
    there is no clear sign of another one."""
    found = any(score >= _CLEAR and not is_rest(service) for service, score in letters)
    rows = [(s, 0.0 if found and is_rest(s) else score) for s, score in letters]
    return Ranked(tuple(sorted(rows, key=lambda row: -row[1])), _CLEAR, _AHEAD)


def of_code(services: Iterable[Service], code: str) -> Service | None:
    """The first that has this code, by itself or at its portal."""
    return next((one for one in services if code in (one.own_code, one.code)), None)


def is_rest(service: Service) -> bool:
    return (service.own_code or service.code) == REST


def merged(letters: Sequence[tuple[Service, float]], shares: Shares) -> Ranked:
    """By meaning; what the letters say counts as well."""
    weighed = [(s, shares.get(s.code, 0.0) * math.exp(_LETTERS * score)) for s, score in letters]
    whole = sum(weight for _, weight in weighed) or 1.0
    rows = sorted(((s, weight / whole) for s, weight in weighed), key=lambda row: -row[1])
    return Ranked(tuple(rows), _SURE, _AHEAD)
