-- A file of schema 3, the first with an index of all that was typed: tables first, then two contacts, then
-- what the index holds of them. Never edited.
PRAGMA application_id = 1229866582;
PRAGMA user_version = 3;
CREATE TABLE change (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(operation_id) REFERENCES operation (id) ON DELETE CASCADE
);
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
);
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
);
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
);
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
);
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
);
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
);
CREATE TABLE news (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    day DATE NOT NULL,
    text VARCHAR NOT NULL,
    created VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid)
);
CREATE TABLE operation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    command VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    state VARCHAR NOT NULL
);
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
);
CREATE TABLE profile (
    id INTEGER NOT NULL,
    name VARCHAR,
    school VARCHAR,
    year VARCHAR,
    job VARCHAR,
    exploring VARCHAR,
    goals VARCHAR,
    links VARCHAR,
    signature VARCHAR,
    free_times VARCHAR,
    introduction VARCHAR,
    premium BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);
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
);
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
    must BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    UNIQUE (name)
);
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
);
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
);
CREATE TABLE setting (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
);
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
);
CREATE TABLE takeaway (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    entry_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (uid),
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
);
INSERT INTO "change" VALUES(1,1,'contact',1,NULL,'{"id":1,"uid":"acf7722834b849fc","name":"Dána Lee","name_key":"dana lee","company":"Acme","company_key":"acme","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":null,"met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":"Likes \"tea\".","pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:00:00Z","stage":"to-contact","last_touch":null,"rested":0,"rested_until":null}');
INSERT INTO "change" VALUES(2,1,'contact_point',1,NULL,'{"id":1,"uid":"2cee531d920eb4b0","contact_id":1,"kind":"email","value":"dana@acme.example","key":"dana@acme.example"}');
INSERT INTO "change" VALUES(3,1,'tag',1,NULL,'{"id":1,"uid":"5033f065c0e10bba","contact_id":1,"name":"pricing","key":"pricing"}');
INSERT INTO "change" VALUES(4,1,'followup',1,NULL,'{"id":1,"uid":"01acbaebe45b88b5","contact_id":1,"key":"reach-out:acf7722834b849fc","kind":"reach-out","origin":"auto","text":null,"fact":"added","fact_day":"2026-11-02","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-04","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}');
INSERT INTO "change" VALUES(5,2,'contact',2,NULL,'{"id":2,"uid":"4199acd22cfed4e5","name":"Bo Chen","name_key":"bo chen","company":null,"company_key":"","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":"referral","met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":null,"pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:01:00Z","stage":"to-contact","last_touch":null,"rested":0,"rested_until":null}');
INSERT INTO "change" VALUES(6,2,'contact',2,'{"id":2,"uid":"4199acd22cfed4e5","name":"Bo Chen","name_key":"bo chen","company":null,"company_key":"","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":"referral","met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":null,"pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:01:00Z","stage":"to-contact","last_touch":null,"rested":0,"rested_until":null}','{"id":2,"uid":"4199acd22cfed4e5","name":"Bo Chen","name_key":"bo chen","company":null,"company_key":"","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":"referral","met_at":null,"met_on":null,"referred_by_id":1,"tier":null,"every":null,"note":null,"pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:01:00Z","stage":"to-contact","last_touch":null,"rested":0,"rested_until":null}');
INSERT INTO "change" VALUES(7,2,'referral',1,NULL,'{"id":1,"uid":"933fc4ed8211e079","named_by_id":1,"person_id":2,"entry_id":null,"name":"Bo Chen","company":null,"day":"2026-11-02","may_use_name":null,"introduced_on":null,"met_on":null,"told_on":null}');
INSERT INTO "change" VALUES(8,2,'followup',2,NULL,'{"id":2,"uid":"55ebe8894834dd60","contact_id":2,"key":"referral:933fc4ed8211e079","kind":"referral","origin":"auto","text":null,"fact":"named","fact_day":"2026-11-02","via":null,"minutes":null,"about":"Dána Lee","about_id":null,"due":"2026-11-04","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}');
INSERT INTO "change" VALUES(9,3,'entry',1,NULL,'{"id":1,"uid":"6f1340a240d839e7","contact_id":1,"interview_id":null,"occasion":"f4b40735a4839e81","what":"asked","day":"2026-11-03","time":"09:00","timezone":null,"via":null,"text":null,"minutes":null,"until":null,"mine":0,"about":null,"fit":null,"private":0,"created":"2026-11-03T09:00:00Z"}');
INSERT INTO "change" VALUES(10,3,'followup',1,'{"id":1,"uid":"01acbaebe45b88b5","contact_id":1,"key":"reach-out:acf7722834b849fc","kind":"reach-out","origin":"auto","text":null,"fact":"added","fact_day":"2026-11-02","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-04","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}','{"id":1,"uid":"01acbaebe45b88b5","contact_id":1,"key":"reach-out:acf7722834b849fc","kind":"reach-out","origin":"auto","text":null,"fact":"added","fact_day":"2026-11-02","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-04","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"done","snoozed_until":null,"closed_on":"2026-11-03","closed_by_id":1}');
INSERT INTO "change" VALUES(11,3,'followup',3,NULL,'{"id":3,"uid":"2ec7c81bb3c9414d","contact_id":1,"key":"nudge:6f1340a240d839e7","kind":"nudge","origin":"auto","text":null,"fact":"asked","fact_day":"2026-11-03","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-12","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}');
INSERT INTO "change" VALUES(12,3,'contact',1,'{"id":1,"uid":"acf7722834b849fc","name":"Dána Lee","name_key":"dana lee","company":"Acme","company_key":"acme","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":null,"met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":"Likes \"tea\".","pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:00:00Z","stage":"to-contact","last_touch":null,"rested":0,"rested_until":null}','{"id":1,"uid":"acf7722834b849fc","name":"Dána Lee","name_key":"dana lee","company":"Acme","company_key":"acme","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":null,"met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":"Likes \"tea\".","pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:00:00Z","stage":"contacted","last_touch":"2026-11-03","rested":0,"rested_until":null}');
INSERT INTO "change" VALUES(13,4,'entry',2,NULL,'{"id":2,"uid":"b0be2908b6972c2b","contact_id":1,"interview_id":null,"occasion":"8f540e6e612ac831","what":"met","day":"2026-11-04","time":"09:00","timezone":null,"via":null,"text":"A good talk.","minutes":20,"until":null,"mine":0,"about":null,"fit":null,"private":0,"created":"2026-11-04T09:00:00Z"}');
INSERT INTO "change" VALUES(14,4,'followup',4,NULL,'{"id":4,"uid":"5e71244a01784a25","contact_id":1,"key":"custom:5e71244a01784a25","kind":"custom","origin":"manual","text":"send the slides","fact":null,"fact_day":null,"via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-12-01","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":"2026-12-01","times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}');
INSERT INTO "change" VALUES(15,4,'followup',3,'{"id":3,"uid":"2ec7c81bb3c9414d","contact_id":1,"key":"nudge:6f1340a240d839e7","kind":"nudge","origin":"auto","text":null,"fact":"asked","fact_day":"2026-11-03","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-12","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}','{"id":3,"uid":"2ec7c81bb3c9414d","contact_id":1,"key":"nudge:6f1340a240d839e7","kind":"nudge","origin":"auto","text":null,"fact":"asked","fact_day":"2026-11-03","via":null,"minutes":null,"about":null,"about_id":null,"due":"2026-11-12","due_at":null,"timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"done","snoozed_until":null,"closed_on":"2026-11-04","closed_by_id":2}');
INSERT INTO "change" VALUES(16,4,'followup',5,NULL,'{"id":5,"uid":"76792610e470fa7a","contact_id":1,"key":"thank-you:b0be2908b6972c2b","kind":"thank-you","origin":"auto","text":null,"fact":"met","fact_day":"2026-11-04","via":null,"minutes":20,"about":null,"about_id":null,"due":"2026-11-05","due_at":"2026-11-05T09:20","timezone":null,"show_from":null,"show_until":null,"every":null,"anchor":null,"times":0,"state":"open","snoozed_until":null,"closed_on":null,"closed_by_id":null}');
INSERT INTO "change" VALUES(17,4,'contact',1,'{"id":1,"uid":"acf7722834b849fc","name":"Dána Lee","name_key":"dana lee","company":"Acme","company_key":"acme","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":null,"met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":"Likes \"tea\".","pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:00:00Z","stage":"contacted","last_touch":"2026-11-03","rested":0,"rested_until":null}','{"id":1,"uid":"acf7722834b849fc","name":"Dána Lee","name_key":"dana lee","company":"Acme","company_key":"acme","role":null,"location":null,"timezone":null,"industry":null,"level":null,"source":null,"met_at":null,"met_on":null,"referred_by_id":null,"tier":null,"every":null,"note":"Likes \"tea\".","pool":0,"added_on":"2026-11-02","created":"2026-11-02T09:00:00Z","stage":"met","last_touch":"2026-11-04","rested":0,"rested_until":null}');
INSERT INTO "contact" VALUES(1,'acf7722834b849fc','Dána Lee','dana lee','Acme','acme',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Likes "tea".',0,'2026-11-02','2026-11-02T09:00:00Z','met','2026-11-04',0,NULL);
INSERT INTO "contact" VALUES(2,'4199acd22cfed4e5','Bo Chen','bo chen',NULL,'',NULL,NULL,NULL,NULL,NULL,'referral',NULL,NULL,1,NULL,NULL,NULL,0,'2026-11-02','2026-11-02T09:01:00Z','to-contact',NULL,0,NULL);
INSERT INTO "contact_point" VALUES(1,'2cee531d920eb4b0',1,'email','dana@acme.example','dana@acme.example');
INSERT INTO "entry" VALUES(1,'6f1340a240d839e7',1,NULL,'f4b40735a4839e81','asked','2026-11-03','09:00',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,0,'2026-11-03T09:00:00Z');
INSERT INTO "entry" VALUES(2,'b0be2908b6972c2b',1,NULL,'8f540e6e612ac831','met','2026-11-04','09:00',NULL,NULL,'A good talk.',20,NULL,0,NULL,NULL,0,'2026-11-04T09:00:00Z');
INSERT INTO "followup" VALUES(1,'01acbaebe45b88b5',1,'reach-out:acf7722834b849fc','reach-out','auto',NULL,'added','2026-11-02',NULL,NULL,NULL,NULL,'2026-11-04',NULL,NULL,NULL,NULL,NULL,NULL,0,'done',NULL,'2026-11-03',1);
INSERT INTO "followup" VALUES(2,'55ebe8894834dd60',2,'referral:933fc4ed8211e079','referral','auto',NULL,'named','2026-11-02',NULL,NULL,'Dána Lee',NULL,'2026-11-04',NULL,NULL,NULL,NULL,NULL,NULL,0,'open',NULL,NULL,NULL);
INSERT INTO "followup" VALUES(3,'2ec7c81bb3c9414d',1,'nudge:6f1340a240d839e7','nudge','auto',NULL,'asked','2026-11-03',NULL,NULL,NULL,NULL,'2026-11-12',NULL,NULL,NULL,NULL,NULL,NULL,0,'done',NULL,'2026-11-04',2);
INSERT INTO "followup" VALUES(4,'5e71244a01784a25',1,'custom:5e71244a01784a25','custom','manual','send the slides',NULL,NULL,NULL,NULL,NULL,NULL,'2026-12-01',NULL,NULL,NULL,NULL,NULL,'2026-12-01',0,'open',NULL,NULL,NULL);
INSERT INTO "followup" VALUES(5,'76792610e470fa7a',1,'thank-you:b0be2908b6972c2b','thank-you','auto',NULL,'met','2026-11-04',NULL,20,NULL,NULL,'2026-11-05','2026-11-05T09:20',NULL,NULL,NULL,NULL,NULL,0,'open',NULL,NULL,NULL);
INSERT INTO "operation" VALUES(1,'add-contact','2026-11-02T09:00:00Z','done');
INSERT INTO "operation" VALUES(2,'add-contact','2026-11-02T09:01:00Z','done');
INSERT INTO "operation" VALUES(3,'log','2026-11-03T09:00:00Z','done');
INSERT INTO "operation" VALUES(4,'log','2026-11-04T09:00:00Z','done');
INSERT INTO "referral" VALUES(1,'933fc4ed8211e079',1,2,NULL,'Bo Chen',NULL,'2026-11-02',NULL,NULL,NULL,NULL);
INSERT INTO "tag" VALUES(1,'5033f065c0e10bba',1,'pricing','pricing');
INSERT INTO "sqlite_sequence" VALUES('operation',4);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('followup',5);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_contact_company_key ON contact (company_key);
CREATE INDEX ix_contact_name_key ON contact (name_key);
CREATE INDEX ix_contact_point_contact_id ON contact_point (contact_id);
CREATE INDEX ix_contact_point_kind_key ON contact_point (kind, "key");
CREATE INDEX ix_contact_referred_by_id ON contact (referred_by_id);
CREATE INDEX ix_entry_contact_id ON entry (contact_id);
CREATE INDEX ix_entry_interview_id ON entry (interview_id);
CREATE INDEX ix_entry_occasion ON entry (occasion);
CREATE INDEX ix_followup_about_id ON followup (about_id);
CREATE INDEX ix_followup_closed_by_id ON followup (closed_by_id);
CREATE INDEX ix_followup_contact_id_state_due ON followup (contact_id, state, due);
CREATE INDEX ix_followup_state_due ON followup (state, due);
CREATE INDEX ix_interview_at ON interview (at);
CREATE INDEX ix_interview_contact_id ON interview (contact_id);
CREATE INDEX ix_plan_item_interview_id ON plan_item (interview_id);
CREATE INDEX ix_promise_contact_id ON promise (contact_id);
CREATE INDEX ix_promise_entry_id ON promise (entry_id);
CREATE INDEX ix_referral_entry_id ON referral (entry_id);
CREATE INDEX ix_referral_named_by_id ON referral (named_by_id);
CREATE INDEX ix_referral_person_id ON referral (person_id);
CREATE INDEX ix_tag_key ON tag ("key");
CREATE INDEX ix_takeaway_entry_id ON takeaway (entry_id);
CREATE VIRTUAL TABLE search USING fts5(name, text, content="",
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'");
INSERT INTO search (rowid, name, text) VALUES (16, 'dana lee', 'acme likes tea');
INSERT INTO search (rowid, name, text) VALUES (32, 'bo chen', '');
INSERT INTO search (rowid, name, text) VALUES (17, '', 'dana acme example danaacmeexample');
INSERT INTO search (rowid, name, text) VALUES (18, '', 'pricing');
INSERT INTO search (rowid, name, text) VALUES (35, '', 'a good talk');
INSERT INTO search (rowid, name, text) VALUES (71, '', 'send the slides');
