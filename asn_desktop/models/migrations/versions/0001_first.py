"""This file holds the first shape of the database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SEARCH_INDEX = (
    """CREATE VIRTUAL TABLE employee_search USING fts5(
       search_text, content='employee', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER employee_search_add AFTER INSERT ON employee BEGIN
       INSERT INTO employee_search(rowid, search_text) VALUES (new.id, new.search_text); END""",
    """CREATE TRIGGER employee_search_drop AFTER DELETE ON employee BEGIN
       INSERT INTO employee_search(employee_search, rowid, search_text)
       VALUES ('delete', old.id, old.search_text); END""",
    """CREATE TRIGGER employee_search_change AFTER UPDATE OF search_text ON employee BEGIN
       INSERT INTO employee_search(employee_search, rowid, search_text)
       VALUES ('delete', old.id, old.search_text);
       INSERT INTO employee_search(rowid, search_text) VALUES (new.id, new.search_text); END""",
)

GUARDS = (
    """CREATE TRIGGER audit_entry_keeps BEFORE UPDATE ON audit_entry
       BEGIN SELECT RAISE(ABORT, 'audit entries never change'); END""",
    """CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
       BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END""",
    """CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
       WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'audit entries are written once'); END""",
)

TABLES = (
    "account",
    "act",
    "attachment",
    "audit_entry",
    "competency",
    "document",
    "document_counter",
    "draft",
    "employee",
    "id_counter",
    "position",
    "postponement",
    "setting",
    "visit",
    "certificate",
    "competency_level",
    "office",
    "official_result",
    "position_record",
    "position_standard",
    "rank_record",
    "status_record",
    "competency_score",
    "current_score",
)
"""In the order of their making."""


def upgrade() -> None:
    """Make every table, index and trigger."""
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("employee_id", RowId),
        sa.Column("slot_id", sa.String(), nullable=False),
        sa.Column("disabled_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_table(
        "act",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_id", RowId),
        sa.Column("required_right", sa.String(), nullable=False),
        sa.Column("may_be_undone", sa.Boolean(), nullable=False),
        sa.Column("undoes_id", RowId),
        sa.Column("undone_by_id", RowId),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["undoes_id"], ["act.id"], name=op.f("fk_act_undoes_id_act")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["act.id"], name=op.f("fk_act_undone_by_id_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_account_id_at"), "act", ["account_id", "at"])
    op.create_table(
        "attachment",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("act_id", RowId),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", RowId),
        sa.Column("kind", _one_of("entrykind", "insert", "update", "delete", "event"), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("account_id", RowId),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_act_id"), "audit_entry", ["act_id"])
    op.create_index(op.f("ix_audit_entry_table_name_row_id"), "audit_entry", ["table_name", "row_id"])
    op.create_table(
        "competency",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column(
            "kind", _one_of("competencykind", "managerial", "sociocultural", "technical"), nullable=False
        ),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("wording", _one_of("wording", "summary", "official", "proposal", "own"), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("is_national", sa.Boolean(), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("archived_at", sa.DateTime()),
        sa.Column("deleted_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency")),
    )
    op.create_index(
        "uq_competency_code",
        "competency",
        ["code"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "document",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", RowId),
        sa.Column("subject_name", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("finalised_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("number", "revision", name=op.f("uq_document_number_revision")),
    )
    op.create_index(op.f("ix_document_fingerprint"), "document", ["fingerprint"])
    op.create_index(op.f("ix_document_kind_subject_id_period"), "document", ["kind", "subject_id", "period"])
    op.create_table(
        "document_counter",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_counter")),
        sa.UniqueConstraint("kind", "year", name=op.f("uq_document_counter_kind_year")),
    )
    op.create_table(
        "draft",
        sa.Column("account_id", RowId, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("subject_id", RowId, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint(
            "account_id", "form", "subject_id", name=op.f("uq_draft_account_id_form_subject_id")
        ),
    )
    op.create_table(
        "employee",
        sa.Column("nip", sa.String()),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("front_title", sa.String(), nullable=False),
        sa.Column("back_title", sa.String(), nullable=False),
        sa.Column("sex", _one_of("sex", "male", "female")),
        sa.Column("birth_place", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date()),
        sa.Column(
            "employment", _one_of("employment", "PNS", "CPNS", "PPPK", "PPPK-PW", "NON-ASN"), nullable=False
        ),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_outside", sa.Boolean(), nullable=False),
        sa.Column(
            "status", _one_of("staffstatus", "active", "leave", "transferred", "retired"), nullable=False
        ),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("archived_at", sa.DateTime()),
        sa.Column("deleted_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_employee_name_present")),
        sa.CheckConstraint("nip IS NULL OR length(nip) = 18", name=op.f("ck_employee_nip_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
    )
    op.create_index(op.f("ix_employee_name"), "employee", ["name"])
    op.create_index(
        "uq_employee_nip",
        "employee",
        ["nip"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "id_counter",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("last", RowId, nullable=False),
        sa.PrimaryKeyConstraint("table_name", name=op.f("pk_id_counter")),
    )
    op.create_table(
        "position",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "tier",
            _one_of(
                "tier",
                "jpt_pratama",
                "administrator",
                "pengawas",
                "pelaksana",
                "jf_pemula",
                "jf_terampil",
                "jf_mahir",
                "jf_penyelia",
                "jf_ahli_pertama",
                "jf_ahli_muda",
                "jf_ahli_madya",
                "jf_ahli_utama",
            ),
        ),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("is_counter", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.DateTime()),
        sa.Column("deleted_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    op.create_index(
        "uq_position_title",
        "position",
        ["title"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "postponement",
        sa.Column("account_id", RowId, nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponement")),
        sa.UniqueConstraint("account_id", "task", name=op.f("uq_postponement_account_id_task")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
    )
    op.create_table(
        "visit",
        sa.Column("account_id", RowId, nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("account_id", "target", name=op.f("uq_visit_account_id_target")),
    )
    op.create_index(op.f("ix_visit_account_id_at"), "visit", ["account_id", "at"])
    op.create_table(
        "certificate",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date()),
        sa.Column("expires_on", sa.Date()),
        sa.Column("attachment_id", RowId),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_certificate_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_certificate_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
    )
    op.create_index(op.f("ix_certificate_employee_id"), "certificate", ["employee_id"])
    op.create_index(op.f("ix_certificate_expires_on"), "certificate", ["expires_on"])
    op.create_table(
        "competency_level",
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_competency_level_level_range")),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_competency_level_competency_id_competency")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency_level")),
        sa.UniqueConstraint("competency_id", "level", name=op.f("uq_competency_level_competency_id_level")),
    )
    op.create_table(
        "office",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("kecamatan", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("head_name", sa.String(), nullable=False),
        sa.Column("head_nip", sa.String(), nullable=False),
        sa.Column("emblem_id", RowId),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["emblem_id"], ["attachment.id"], name=op.f("fk_office_emblem_id_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("code", name=op.f("uq_office_code")),
    )
    op.create_table(
        "official_result",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("jpm", sa.Numeric(precision=6, scale=2)),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("attachment_id", RowId),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_official_result_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_official_result_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_result")),
    )
    op.create_index(op.f("ix_official_result_employee_id"), "official_result", ["employee_id"])
    op.create_index(op.f("ix_official_result_expires_on"), "official_result", ["expires_on"])
    op.create_table(
        "position_record",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("position_id", RowId, nullable=False),
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("decree", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_position_record_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_position_record_position_id_position")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_record")),
    )
    op.create_index(
        op.f("ix_position_record_employee_id_valid_from"), "position_record", ["employee_id", "valid_from"]
    )
    op.create_index(op.f("ix_position_record_position_id"), "position_record", ["position_id"])
    op.create_table(
        "position_standard",
        sa.Column("position_id", RowId, nullable=False),
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("level", sa.Integer()),
        sa.Column("is_mandatory", sa.Boolean(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "level IS NULL OR level BETWEEN 1 AND 5", name=op.f("ck_position_standard_level_range")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_position_standard_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["position_id"], ["position.id"], name=op.f("fk_position_standard_position_id_position")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_standard")),
    )
    op.create_index(
        op.f("ix_position_standard_position_id_competency_id_valid_from"),
        "position_standard",
        ["position_id", "competency_id", "valid_from"],
    )
    op.create_table(
        "rank_record",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("golongan", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("decree", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_rank_record_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rank_record")),
    )
    op.create_index(
        op.f("ix_rank_record_employee_id_valid_from"), "rank_record", ["employee_id", "valid_from"]
    )
    op.create_table(
        "status_record",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column(
            "status", _one_of("staffstatus", "active", "leave", "transferred", "retired"), nullable=False
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_status_record_dates_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_status_record_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_record")),
    )
    op.create_index(
        op.f("ix_status_record_employee_id_valid_from"), "status_record", ["employee_id", "valid_from"]
    )
    op.create_table(
        "competency_score",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            _one_of("scoresource", "self", "superior", "peer", "certificate", "official", "simulation"),
            nullable=False,
        ),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessor", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("position_title", sa.String(), nullable=False),
        sa.Column("standard", sa.Integer()),
        sa.Column("gap", sa.Integer()),
        sa.Column("rule_version", sa.String(), nullable=False),
        sa.Column("attachment_id", RowId),
        sa.Column("official_result_id", RowId),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 5", name=op.f("ck_competency_score_score_range")),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_competency_score_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_competency_score_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_competency_score_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["official_result_id"],
            ["official_result.id"],
            name=op.f("fk_competency_score_official_result_id_official_result"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency_score")),
    )
    op.create_index(
        op.f("ix_competency_score_employee_id_competency_id_assessed_on"),
        "competency_score",
        ["employee_id", "competency_id", "assessed_on"],
    )
    op.create_table(
        "current_score",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("score_id", RowId, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            _one_of("scoresource", "self", "superior", "peer", "certificate", "official", "simulation"),
            nullable=False,
        ),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_current_score_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_current_score_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["score_id"], ["competency_score.id"], name=op.f("fk_current_score_score_id_competency_score")
        ),
        sa.PrimaryKeyConstraint("employee_id", "competency_id", name=op.f("pk_current_score")),
    )
    for statement in (*SEARCH_INDEX, *GUARDS):
        op.execute(statement)


def downgrade() -> None:
    """Leave nothing; triggers and indexes go with their tables."""
    op.drop_table("employee_search")
    for name in reversed(TABLES):
        op.drop_table(name)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
