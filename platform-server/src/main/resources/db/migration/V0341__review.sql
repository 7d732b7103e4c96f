-- What a grader chose for one criterion; points are computed from the rubric in force.
CREATE TABLE review_mark (
  assessment_id uuid        NOT NULL REFERENCES assessment (id),
  criterion     text        NOT NULL,
  reading       smallint    NOT NULL CHECK (reading BETWEEN 1 AND 3),
  level         smallint    CHECK (level BETWEEN 0 AND 3),
  items         text[]      NOT NULL,
  comment       text        NOT NULL CHECK (octet_length(comment) <= 8000),
  flagged       boolean     NOT NULL,
  second_look   boolean     NOT NULL,
  by_person     uuid        NOT NULL REFERENCES person (id),
  version       bigint      NOT NULL CHECK (version > 0),
  saved_at      timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, criterion, reading)
);

CREATE INDEX review_mark_by_person ON review_mark (by_person);

CREATE TABLE review_reader (
  assessment_id uuid        NOT NULL REFERENCES assessment (id),
  reading       smallint    NOT NULL CHECK (reading BETWEEN 1 AND 3),
  rater         uuid        NOT NULL REFERENCES person (id),
  why           text        NOT NULL,
  assigned_at   timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, reading),
  UNIQUE (assessment_id, rater)
);

CREATE INDEX review_reader_rater ON review_reader (rater);

-- Who has a submission open, by the last heartbeat.
CREATE TABLE review_presence (
  assessment_id uuid        NOT NULL REFERENCES assessment (id),
  person_id     uuid        NOT NULL REFERENCES person (id),
  criterion     text        NOT NULL,
  seen_at       timestamptz NOT NULL,
  PRIMARY KEY (assessment_id, person_id)
);

CREATE INDEX review_presence_person ON review_presence (person_id);

CREATE TABLE review_publication (
  id        uuid        PRIMARY KEY,
  run_id    uuid        NOT NULL,
  by_person uuid        NOT NULL REFERENCES person (id),
  at        timestamptz NOT NULL,
  undone_at timestamptz
);

CREATE INDEX review_publication_run ON review_publication (run_id, at);
CREATE INDEX review_publication_by ON review_publication (by_person);

-- What was published of a submission, criterion by criterion, as it stood then.
CREATE TABLE review_result (
  assessment_id  uuid     PRIMARY KEY REFERENCES assessment (id),
  publication_id uuid     NOT NULL REFERENCES review_publication (id),
  grade_version  bigint   NOT NULL,
  rubric_scope   text     NOT NULL,
  rubric_version bigint   NOT NULL,
  result         text     NOT NULL
);

CREATE INDEX review_result_publication ON review_result (publication_id);
