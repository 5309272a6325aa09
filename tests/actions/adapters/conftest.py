"""The embedded portal on SQLite, as in the portal's own tests."""

from tests.actions.portal.conftest import migrated_file, url, world

__all__ = ["migrated_file", "url", "world"]
