"""E-mail: notices only, for those whose first channel cannot be reached."""

from connectors.email.channel import EmailChannel
from connectors.email.settings import EmailSettings

__all__ = ["EmailChannel", "EmailSettings"]
