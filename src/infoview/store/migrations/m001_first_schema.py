"""The first released schema. Frozen: a change to the tables is a new migration, never an edit here."""

from __future__ import annotations

import sqlite3

STATEMENTS = (
    """
CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    company VARCHAR,
    company_key VARCHAR NOT NULL,
    role VARCHAR,
    location VARCHAR,
    timezone VARCHAR,
    industry VARCHAR,
    level VARCHAR,
    source VARCHAR,
    met_at VARCHAR,
    met_on DATE,
    referred_by_id INTEGER,
    tier VARCHAR,
    every VARCHAR,
    note VARCHAR,
    pool BOOLEAN NOT NULL,
    added_on DATE NOT NULL,
    created VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    last_touch DATE,
    rested BOOLEAN NOT NULL,
    rested_until DATE,
    UNIQUE (uid),
    FOREIGN KEY(referred_by_id) REFERENCES contact (id) ON DELETE SET NULL
)
""",
    "CREATE INDEX ix_contact_company_key ON contact (company_key)",
    "CREATE INDEX ix_contact_name_key ON contact (name_key)",
    "CREATE INDEX ix_contact_referred_by_id ON contact (referred_by_id)",
    """
CREATE TABLE event (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    day DATE,
    place VARCHAR,
    kind VARCHAR,
    note VARCHAR,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid)
)
""",
    """
CREATE TABLE news (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    day DATE NOT NULL,
    text VARCHAR NOT NULL,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid)
)
""",
    """
CREATE TABLE operation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    command VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    state VARCHAR NOT NULL
)
""",
    """
CREATE TABLE question (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    text VARCHAR,
    category VARCHAR,
    goals VARCHAR,
    levels VARCHAR,
    banned BOOLEAN NOT NULL,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    UNIQUE (name)
)
""",
    """
CREATE TABLE resource (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    address VARCHAR,
    phone VARCHAR,
    link VARCHAR,
    hours VARCHAR,
    note VARCHAR,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid)
)
""",
    """
CREATE TABLE setting (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
)
""",
    """
CREATE TABLE change (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
)
""",
    "CREATE INDEX ix_change_operation_id ON change (operation_id)",
    """
CREATE TABLE contact_point (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
""",
    "CREATE INDEX ix_contact_point_contact_id ON contact_point (contact_id)",
    'CREATE INDEX ix_contact_point_kind_key ON contact_point (kind, "key")',
    """
CREATE TABLE interview (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    at VARCHAR,
    timezone VARCHAR,
    minutes INTEGER NOT NULL,
    format VARCHAR,
    goal VARCHAR,
    place VARCHAR,
    state VARCHAR NOT NULL,
    planned_on DATE,
    prepared_on DATE,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
""",
    "CREATE INDEX ix_interview_at ON interview (at)",
    "CREATE INDEX ix_interview_contact_id ON interview (contact_id)",
    """
CREATE TABLE tag (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (contact_id, "key"),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
)
""",
    'CREATE INDEX ix_tag_key ON tag ("key")',
    """
CREATE TABLE entry (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    interview_id INTEGER,
    occasion VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    day DATE NOT NULL,
    time VARCHAR,
    timezone VARCHAR,
    via VARCHAR,
    text VARCHAR,
    minutes INTEGER,
    until DATE,
    mine BOOLEAN NOT NULL,
    about VARCHAR,
    fit INTEGER,
    private BOOLEAN NOT NULL,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE SET NULL
)
""",
    "CREATE INDEX ix_entry_contact_id ON entry (contact_id)",
    "CREATE INDEX ix_entry_interview_id ON entry (interview_id)",
    "CREATE INDEX ix_entry_occasion ON entry (occasion)",
    """
CREATE TABLE plan_item (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    interview_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    section VARCHAR NOT NULL,
    item VARCHAR,
    category VARCHAR,
    text VARCHAR NOT NULL,
    probe VARCHAR,
    why VARCHAR,
    must BOOLEAN NOT NULL,
    chosen_must BOOLEAN NOT NULL,
    reserve BOOLEAN NOT NULL,
    dropped BOOLEAN NOT NULL,
    done BOOLEAN NOT NULL,
    answer VARCHAR,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE
)
""",
    "CREATE INDEX ix_plan_item_interview_id ON plan_item (interview_id)",
    """
CREATE TABLE followup (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    text VARCHAR,
    fact VARCHAR,
    fact_day DATE,
    via VARCHAR,
    minutes INTEGER,
    about VARCHAR,
    about_id INTEGER,
    due DATE NOT NULL,
    due_at VARCHAR,
    timezone VARCHAR,
    show_from DATE,
    show_until VARCHAR,
    every VARCHAR,
    anchor DATE,
    times INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    snoozed_until DATE,
    closed_on DATE,
    closed_by_id INTEGER,
    UNIQUE (contact_id, "key"),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(about_id) REFERENCES contact (id) ON DELETE SET NULL,
    FOREIGN KEY(closed_by_id) REFERENCES entry (id) ON DELETE SET NULL
)
""",
    "CREATE INDEX ix_followup_about_id ON followup (about_id)",
    "CREATE INDEX ix_followup_closed_by_id ON followup (closed_by_id)",
    "CREATE INDEX ix_followup_contact_id_state_due ON followup (contact_id, state, due)",
    "CREATE INDEX ix_followup_state_due ON followup (state, due)",
    """
CREATE TABLE promise (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER NOT NULL,
    entry_id INTEGER,
    mine BOOLEAN NOT NULL,
    text VARCHAR NOT NULL,
    day DATE NOT NULL,
    "by" DATE,
    done_on DATE,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE SET NULL
)
""",
    "CREATE INDEX ix_promise_contact_id ON promise (contact_id)",
    "CREATE INDEX ix_promise_entry_id ON promise (entry_id)",
    """
CREATE TABLE referral (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    named_by_id INTEGER,
    person_id INTEGER,
    entry_id INTEGER,
    name VARCHAR NOT NULL,
    company VARCHAR,
    day DATE NOT NULL,
    may_use_name BOOLEAN,
    introduced_on DATE,
    met_on DATE,
    told_on DATE,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(named_by_id) REFERENCES contact (id) ON DELETE SET NULL,
    FOREIGN KEY(person_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE SET NULL
)
""",
    "CREATE INDEX ix_referral_entry_id ON referral (entry_id)",
    "CREATE INDEX ix_referral_named_by_id ON referral (named_by_id)",
    "CREATE INDEX ix_referral_person_id ON referral (person_id)",
    """
CREATE TABLE takeaway (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    entry_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
)
""",
    "CREATE INDEX ix_takeaway_entry_id ON takeaway (entry_id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Create the tables of schema 1 inside the caller's transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
