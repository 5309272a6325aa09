"""Cases, and all that is about one, are known by their portal and its number for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ONLY = "native"
"""The portal of before: there was one, known by the name of its adapter, which stands in `cases`
and `cursors` already."""
_ABOUT_A_CASE = ("submissions", "notice_proofs")


def upgrade() -> None:
    for table in _ABOUT_A_CASE:
        op.add_column(table, sa.Column("portal", sa.String, nullable=False, server_default=ONLY))
    with op.batch_alter_table("submissions") as batch:
        batch.alter_column("portal", server_default=None)
    with op.batch_alter_table("notice_proofs") as batch:
        batch.alter_column("portal", server_default=None)
        batch.drop_index("notice_proofs_case")
        batch.create_index("notice_proofs_case", ["reference", "portal"])
    op.create_index("cases_reference", "cases", ["reference"])
    # What is waited for: the one-time number for the answer of a case.
    op.execute(
        f"UPDATE claimings SET kind = 'answer:{ONLY}:' || substr(kind, 8)"  # noqa: S608
        " WHERE kind LIKE 'answer:%'"
    )


def downgrade() -> None:
    op.execute(
        f"UPDATE claimings SET kind = 'answer:' || substr(kind, {len('answer:' + ONLY) + 2})"  # noqa: S608
        f" WHERE kind LIKE 'answer:{ONLY}:%'"
    )
    op.drop_index("cases_reference", "cases")
    with op.batch_alter_table("notice_proofs") as batch:
        batch.drop_index("notice_proofs_case")
        batch.create_index("notice_proofs_case", ["reference"])
        batch.drop_column("portal")
    with op.batch_alter_table("submissions") as batch:
        batch.drop_column("portal")
