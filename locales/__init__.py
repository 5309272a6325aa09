"""Every sentence that Sinmungo says, as gettext catalogues: `<tag>/LC_MESSAGES/<domain>.po`."""

from pathlib import Path

from locales.languages import Languages

ROOT = Path(__file__).parent
LANGUAGES = Languages(ROOT)
"""Read from the folders by the first that asks."""
