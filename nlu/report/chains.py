"""Which stages are compared, and which of them the default deserves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Chain = tuple[str, ...]

CHAINS: Sequence[Chain] = (("none",), ("none", "use"), ("none", "e5"), ("none", "use", "e5"))
LEAST = 0.02
"""Share of the wishes that a stage must bring, or it is not in the default."""
NAMES = {"none": "n-grams", "use": "USE", "e5": "e5"}


def name(chain: Sequence[str]) -> str:
    return ", then ".join(NAMES[stage] for stage in chain)


def deserved(shares: Mapping[Chain, float]) -> Chain:
    """``shares``: of the wishes, those acted upon rightly and at once, for each chain. From the
    n-grams on, the stage that brings most is added as long as it brings ``LEAST``."""
    chosen = CHAINS[0]
    while True:
        longer = [
            chain for chain in shares if len(chain) == len(chosen) + 1 and set(chosen) < set(chain)
        ]
        best = max(longer, key=shares.__getitem__, default=chosen)
        if shares[best] - shares[chosen] < LEAST:
            return chosen
        chosen = best
