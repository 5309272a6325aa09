"""What is said between the journeys and the gateway in a shape that the schema does not know.

WireDrift
├── EffectDrift   what a journey wants
└── ResultDrift   what came of it
"""

from __future__ import annotations


class WireDrift(Exception):
    """`kind` is the type of the effect or result. Nothing else of it is in here: it may be
    personal."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class EffectDrift(WireDrift):
    pass


class ResultDrift(WireDrift):
    pass
