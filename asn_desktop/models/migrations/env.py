"""This file holds how Alembic meets the database: on the connection it is given, in its transaction."""

from alembic import context

from asn_desktop.models import Base

connection = context.config.attributes["connection"]

# A statement that fails takes the whole upgrade with it; the caller begins and commits.
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
