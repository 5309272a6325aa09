"""Personal data stops here: found, replaced by placeholders, kept in a conversation's vault."""

from bot.privacy.clean import Cleaned, clean
from bot.privacy.mask import Masked, mask
from bot.privacy.notice import notice
from bot.privacy.placeholders import KINDS, PLACEHOLDER, RESTORABLE, digits, following, restore

__all__ = [
    "KINDS",
    "PLACEHOLDER",
    "RESTORABLE",
    "Cleaned",
    "Masked",
    "clean",
    "digits",
    "following",
    "mask",
    "notice",
    "restore",
]
