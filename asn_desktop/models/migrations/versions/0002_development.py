"""This file holds the tables of development: learning, the annual plan, activities and partners."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RowId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = (
    "annual_plan",
    "learning_form",
    "partner",
    "place_holiday",
    "activity",
    "agreement",
    "internship",
    "jp_rule",
    "activity_competency",
    "activity_material",
    "activity_speaker",
    "budget_line",
    "follow_up",
    "internship_day",
    "internship_mark",
    "plan_line",
    "plan_wish",
    "reaction",
    "activity_session",
    "learning_record",
    "participant",
    "score_proposal",
    "attendance_mark",
    "issued_certificate",
)
"""In the order of their making."""


def upgrade() -> None:
    """Make every table and index; nothing that was there changes."""
    op.create_table(
        "annual_plan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            _one_of("planstage", "inventory", "verification", "validation", "decided"),
            nullable=False,
        ),
        sa.Column("budget_rupiah", sa.BigInteger()),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("counter_minimum", sa.Integer(), nullable=False),
        sa.Column("decree_number", sa.String(), nullable=False),
        sa.Column("decree_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "budget_rupiah IS NULL OR budget_rupiah >= 0", name=op.f("ck_annual_plan_budget_range")
        ),
        sa.CheckConstraint("counter_minimum >= 0", name=op.f("ck_annual_plan_counter_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_plan")),
        sa.UniqueConstraint("year", name=op.f("uq_annual_plan_year")),
    )
    op.create_table(
        "learning_form",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "form_class", _one_of("formclass", "education", "classical", "non_classical"), nullable=False
        ),
        sa.Column("certificate_letter", sa.String(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_form")),
        sa.UniqueConstraint("code", name=op.f("uq_learning_form_code")),
    )
    op.create_table(
        "partner",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            _one_of("partnerkind", "university", "training", "ngo", "agency", "company", "community"),
            nullable=False,
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("accreditation", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_role", sa.String(), nullable=False),
        sa.Column("contact_phone", sa.String(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("archived_at", sa.DateTime()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_partner_name_present")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_table(
        "place_holiday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_holiday")),
        sa.UniqueConstraint("day", name=op.f("uq_place_holiday_day")),
    )
    op.create_table(
        "activity",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("form_id", RowId),
        sa.Column("scope", _one_of("scope", "national", "international"), nullable=False),
        sa.Column(
            "stage",
            _one_of("activitystage", "plan", "scheduled", "running", "awaiting", "closed"),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        sa.Column("starts_at", sa.Time()),
        sa.Column("ends_at", sa.Time()),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer()),
        sa.Column("jp", sa.Integer()),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("partner_id", RowId),
        sa.Column("fee_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("fixed_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("minutes_text", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("has_test", sa.Boolean(), nullable=False),
        sa.Column("attendance_percent", sa.Integer(), nullable=False),
        sa.Column("follow_up_on", sa.Date()),
        sa.Column("closed_at", sa.DateTime()),
        sa.Column("closing_act_id", sa.BigInteger()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_activity_dates_in_order")
        ),
        sa.CheckConstraint("fee_rupiah >= 0 AND fixed_rupiah >= 0", name=op.f("ck_activity_cost_range")),
        sa.CheckConstraint("jp IS NULL OR jp BETWEEN 1 AND 400", name=op.f("ck_activity_jp_range")),
        sa.CheckConstraint("seats IS NULL OR seats BETWEEN 1 AND 1000", name=op.f("ck_activity_seats_range")),
        sa.ForeignKeyConstraint(
            ["form_id"], ["learning_form.id"], name=op.f("fk_activity_form_id_learning_form")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_activity_partner_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_starts_on"), "activity", ["starts_on"])
    op.create_table(
        "agreement",
        sa.Column("partner_id", RowId, nullable=False),
        sa.Column("kind", _one_of("agreementkind", "mou", "pks", "nota", "surat"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("our_number", sa.String(), nullable=False),
        sa.Column("their_number", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date()),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.Column("our_signer", sa.String(), nullable=False),
        sa.Column("our_signer_role", sa.String(), nullable=False),
        sa.Column("parent_office", sa.String(), nullable=False),
        sa.Column("power_number", sa.String(), nullable=False),
        sa.Column("power_on", sa.Date()),
        sa.Column("their_signer", sa.String(), nullable=False),
        sa.Column("their_signer_role", sa.String(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("previous_id", RowId),
        sa.Column("attachment_id", RowId),
        sa.Column("ended_on", sa.Date()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_agreement_dates_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_agreement_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_agreement_partner_id_partner")),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["agreement.id"], name=op.f("fk_agreement_previous_id_agreement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_ends_on"), "agreement", ["ends_on"])
    op.create_index(op.f("ix_agreement_partner_id"), "agreement", ["partner_id"])
    op.create_table(
        "internship",
        sa.Column("partner_id", RowId, nullable=False),
        sa.Column("direction", _one_of("direction", "in", "out"), nullable=False),
        sa.Column("employee_id", RowId),
        sa.Column("student_name", sa.String(), nullable=False),
        sa.Column("student_number", sa.String(), nullable=False),
        sa.Column("study", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("mentor_id", RowId),
        sa.Column("mentor_name", sa.String(), nullable=False),
        sa.Column("campus_mentor", sa.String(), nullable=False),
        sa.Column("request_number", sa.String(), nullable=False),
        sa.Column("request_on", sa.Date()),
        sa.Column("permit_number", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("finished_on", sa.Date()),
        sa.Column("cancelled_on", sa.Date()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "(direction = 'out') = (employee_id IS NOT NULL)", name=op.f("ck_internship_who_goes")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_internship_dates_in_order")),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_internship_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["employee.id"], name=op.f("fk_internship_mentor_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_internship_partner_id_partner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internship")),
    )
    op.create_index(op.f("ix_internship_employee_id"), "internship", ["employee_id"])
    op.create_index(op.f("ix_internship_partner_id"), "internship", ["partner_id"])
    op.create_table(
        "jp_rule",
        sa.Column("form_id", RowId, nullable=False),
        sa.Column(
            "kind",
            _one_of("jpkind", "curriculum", "per_day", "per_time", "max_per_day", "per_semester", "manual"),
            nullable=False,
        ),
        sa.Column("national", sa.Integer()),
        sa.Column("international", sa.Integer()),
        sa.Column("bonus_percent", sa.Integer(), nullable=False),
        sa.Column("per_month", sa.Integer()),
        sa.Column("needs_report", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "international IS NULL OR international >= 0", name=op.f("ck_jp_rule_international_range")
        ),
        sa.CheckConstraint("national IS NULL OR national >= 0", name=op.f("ck_jp_rule_national_range")),
        sa.ForeignKeyConstraint(
            ["form_id"], ["learning_form.id"], name=op.f("fk_jp_rule_form_id_learning_form")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jp_rule")),
    )
    op.create_index(op.f("ix_jp_rule_form_id_valid_from"), "jp_rule", ["form_id", "valid_from"])
    op.create_table(
        "activity_competency",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("reaches", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("reaches BETWEEN 1 AND 5", name=op.f("ck_activity_competency_level_range")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_competency_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_activity_competency_competency_id_competency")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_competency")),
    )
    op.create_index(op.f("ix_activity_competency_activity_id"), "activity_competency", ["activity_id"])
    op.create_table(
        "activity_material",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("attachment_id", RowId, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_material_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_activity_material_attachment_id_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_material")),
    )
    op.create_index(op.f("ix_activity_material_activity_id"), "activity_material", ["activity_id"])
    op.create_table(
        "activity_speaker",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("institution", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("employee_id", RowId),
        sa.Column("partner_id", RowId),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_speaker_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_activity_speaker_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_activity_speaker_partner_id_partner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_speaker")),
    )
    op.create_index(op.f("ix_activity_speaker_activity_id"), "activity_speaker", ["activity_id"])
    op.create_table(
        "budget_line",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("price_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("account_code", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("quantity > 0 AND price_rupiah >= 0", name=op.f("ck_budget_line_amount_range")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_budget_line_activity_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_line")),
    )
    op.create_index(op.f("ix_budget_line_activity_id"), "budget_line", ["activity_id"])
    op.create_table(
        "follow_up",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("employee_id", RowId),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("level", sa.Integer()),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_follow_up_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_follow_up_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_activity_id"), "follow_up", ["activity_id"])
    op.create_index(op.f("ix_follow_up_due_on"), "follow_up", ["due_on"])
    op.create_table(
        "internship_day",
        sa.Column("internship_id", RowId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("mark", _one_of("attendance", "H", "I", "S", "A")),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internship.id"], name=op.f("fk_internship_day_internship_id_internship")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internship_day")),
        sa.UniqueConstraint("internship_id", "day", name=op.f("uq_internship_day_internship_id_day")),
    )
    op.create_table(
        "internship_mark",
        sa.Column("internship_id", RowId, nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("mark", sa.Integer()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "mark IS NULL OR mark BETWEEN 0 AND 100", name=op.f("ck_internship_mark_mark_range")
        ),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internship.id"], name=op.f("fk_internship_mark_internship_id_internship")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internship_mark")),
        sa.UniqueConstraint("internship_id", "aspect", name=op.f("uq_internship_mark_internship_id_aspect")),
    )
    op.create_table(
        "plan_line",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("competency_id", RowId),
        sa.Column("standard", sa.Integer()),
        sa.Column("score", sa.Integer()),
        sa.Column("gap", sa.Integer()),
        sa.Column("target_level", sa.Integer()),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("form_id", RowId),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("partner_id", RowId),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        sa.Column("due_on", sa.Date()),
        sa.Column("jp", sa.Integer()),
        sa.Column("fits_curriculum", sa.Boolean()),
        sa.Column("curriculum_basis", sa.String(), nullable=False),
        sa.Column("cost_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column(
            "status",
            _one_of("linestatus", "draft", "planned", "scheduled", "done", "cancelled"),
            nullable=False,
        ),
        sa.Column("activity_id", RowId),
        sa.Column("is_proposed", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("cost_rupiah >= 0", name=op.f("ck_plan_line_cost_range")),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_plan_line_dates_in_order")
        ),
        sa.CheckConstraint("jp IS NULL OR jp BETWEEN 1 AND 400", name=op.f("ck_plan_line_jp_range")),
        sa.CheckConstraint(
            "target_level IS NULL OR target_level BETWEEN 1 AND 5", name=op.f("ck_plan_line_level_range")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_plan_line_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_plan_line_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_plan_line_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["learning_form.id"], name=op.f("fk_plan_line_form_id_learning_form")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_plan_line_partner_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_line")),
    )
    op.create_index(op.f("ix_plan_line_activity_id"), "plan_line", ["activity_id"])
    op.create_index(op.f("ix_plan_line_year_employee_id"), "plan_line", ["year", "employee_id"])
    op.create_table(
        "plan_wish",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("wish", _one_of("wish", "pinned", "struck")),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_plan_wish_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_plan_wish_employee_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_wish")),
        sa.UniqueConstraint(
            "year", "employee_id", "activity_id", name=op.f("uq_plan_wish_year_employee_id_activity_id")
        ),
    )
    op.create_table(
        "reaction",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_reaction_activity_id_activity")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaction")),
    )
    op.create_index(op.f("ix_reaction_activity_id"), "reaction", ["activity_id"])
    op.create_table(
        "activity_session",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("speaker_id", RowId),
        sa.Column("jp", sa.Integer()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_session_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["activity_speaker.id"],
            name=op.f("fk_activity_session_speaker_id_activity_speaker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_session")),
    )
    op.create_index(
        op.f("ix_activity_session_activity_id_held_on"), "activity_session", ["activity_id", "held_on"]
    )
    op.create_index(op.f("ix_activity_session_held_on"), "activity_session", ["held_on"])
    op.create_table(
        "learning_record",
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("scope", _one_of("scope", "national", "international"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer()),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("curriculum_jp", sa.Integer()),
        sa.Column("jp", sa.Integer()),
        sa.Column("jp_note", sa.String(), nullable=False),
        sa.Column("rule_id", RowId),
        sa.Column("rule_version", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("certificate_number", sa.String(), nullable=False),
        sa.Column("certificate_on", sa.Date()),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column(
            "status", _one_of("learningstatus", "draft", "submitted", "verified", "rejected"), nullable=False
        ),
        sa.Column("status_reason", sa.String(), nullable=False),
        sa.Column("competency_id", RowId),
        sa.Column("plan_line_id", RowId),
        sa.Column("activity_id", RowId),
        sa.Column("internship_id", RowId),
        sa.Column("attachment_id", RowId),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_learning_record_dates_in_order")),
        sa.CheckConstraint("jp IS NULL OR jp BETWEEN 0 AND 2000", name=op.f("ck_learning_record_jp_range")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_learning_record_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_learning_record_attachment_id_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_learning_record_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_learning_record_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["learning_form.id"], name=op.f("fk_learning_record_form_id_learning_form")
        ),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internship.id"], name=op.f("fk_learning_record_internship_id_internship")
        ),
        sa.ForeignKeyConstraint(
            ["plan_line_id"], ["plan_line.id"], name=op.f("fk_learning_record_plan_line_id_plan_line")
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["jp_rule.id"], name=op.f("fk_learning_record_rule_id_jp_rule")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_record")),
    )
    op.create_index(op.f("ix_learning_record_activity_id"), "learning_record", ["activity_id"])
    op.create_index(op.f("ix_learning_record_employee_id_year"), "learning_record", ["employee_id", "year"])
    op.create_index(op.f("ix_learning_record_identity"), "learning_record", ["identity"])
    op.create_index(op.f("ix_learning_record_year"), "learning_record", ["year"])
    op.create_table(
        "participant",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("plan_line_id", RowId),
        sa.Column("invited_at", sa.DateTime()),
        sa.Column("pre_score", sa.Integer()),
        sa.Column("post_score", sa.Integer()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint(
            "post_score IS NULL OR post_score BETWEEN 0 AND 100", name=op.f("ck_participant_post_range")
        ),
        sa.CheckConstraint(
            "pre_score IS NULL OR pre_score BETWEEN 0 AND 100", name=op.f("ck_participant_pre_range")
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_participant_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_participant_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["plan_line_id"], ["plan_line.id"], name=op.f("fk_participant_plan_line_id_plan_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_employee_id"), "participant", ["employee_id"])
    op.create_index(
        "uq_participant",
        "participant",
        ["activity_id", "employee_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "score_proposal",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("employee_id", RowId, nullable=False),
        sa.Column("competency_id", RowId, nullable=False),
        sa.Column("before", sa.Integer()),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", _one_of("proposalstatus", "waiting", "approved", "refused"), nullable=False),
        sa.Column("score_id", RowId),
        sa.Column("decided_at", sa.DateTime()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.CheckConstraint("proposed BETWEEN 0 AND 5", name=op.f("ck_score_proposal_score_range")),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_score_proposal_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["competency_id"], ["competency.id"], name=op.f("fk_score_proposal_competency_id_competency")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_score_proposal_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["score_id"], ["competency_score.id"], name=op.f("fk_score_proposal_score_id_competency_score")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_proposal")),
    )
    op.create_index(op.f("ix_score_proposal_activity_id"), "score_proposal", ["activity_id"])
    op.create_index(op.f("ix_score_proposal_status"), "score_proposal", ["status"])
    op.create_table(
        "attendance_mark",
        sa.Column("participant_id", RowId, nullable=False),
        sa.Column("session_id", RowId, nullable=False),
        sa.Column("mark", _one_of("attendance", "H", "I", "S", "A")),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_attendance_mark_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["activity_session.id"],
            name=op.f("fk_attendance_mark_session_id_activity_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_mark")),
        sa.UniqueConstraint(
            "participant_id", "session_id", name=op.f("uq_attendance_mark_participant_id_session_id")
        ),
    )
    op.create_index(op.f("ix_attendance_mark_session_id"), "attendance_mark", ["session_id"])
    op.create_table(
        "issued_certificate",
        sa.Column("activity_id", RowId, nullable=False),
        sa.Column("participant_id", RowId, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("jp", sa.Integer()),
        sa.Column("withdrawn_at", sa.DateTime()),
        sa.Column("id", RowId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_issued_certificate_activity_id_activity")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_issued_certificate_participant_id_participant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_issued_certificate_number")),
    )
    op.create_index(op.f("ix_issued_certificate_activity_id"), "issued_certificate", ["activity_id"])


def downgrade() -> None:
    """Drop them again; indexes go with their tables."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
