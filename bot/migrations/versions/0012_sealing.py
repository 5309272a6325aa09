"""What is sealed is bound to table, column and row. No table changes, and nothing is sealed anew
here: that needs the key, and is done by the worker. But a program of the version before could not
open it, and says by this step that it is the older one."""

from __future__ import annotations

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
