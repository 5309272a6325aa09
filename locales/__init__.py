"""Every sentence that Sinmungo says, as gettext catalogues: `<lang>/LC_MESSAGES/<domain>.po`."""

from pathlib import Path

ROOT = Path(__file__).parent
