"""Receipt numbers in running text, e.g. ``1AA-2611-0000571K``: whatever our adapters know."""

from actions.adapters.native.reference import check_character
from actions.adapters.references import find, normalise

__all__ = ["check_character", "find", "normalise"]
