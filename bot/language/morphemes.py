"""Korean taken apart by kiwipiepy: loaded once, when it is needed first (0.2 GB, two seconds)."""

from __future__ import annotations

from importlib import import_module
from threading import Lock
from typing import Any

from bot.language.tokens import Morphemes

_KEPT = ("NNG", "NNP", "VV", "VA", "XR", "SN", "XPN")
"""Nouns, verbs, adjectives, roots, numbers, prefixes: what carries meaning."""


def load() -> Morphemes:
    """Raises ImportError where it is not installed."""
    # By its name: it has no types.
    library: Any = import_module("kiwipiepy")
    # Without its lists of names and phrases it takes half of the memory, and finds as much.
    kiwi = library.Kiwi(
        num_workers=1, load_default_dict=False, load_multi_dict=False, load_typo_dict=False
    )
    lock = Lock()

    def morphemes(text: str) -> list[str]:
        with lock:
            tokens = kiwi.tokenize(text)
        return [one.form for one in tokens if one.tag.startswith(_KEPT)]

    return morphemes
