-- One row: the course's rule. Times in seconds.
CREATE TABLE postmortem_terms (
  singleton        boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
  version          bigint      NOT NULL CHECK (version > 0),
  due_after        bigint      CHECK (due_after >= 0),
  grace            bigint      NOT NULL CHECK (grace >= 0),
  step             bigint      NOT NULL CHECK (step > 0),
  percent_per_step int         NOT NULL CHECK (percent_per_step BETWEEN 0 AND 100),
  percent_at_most  int         NOT NULL CHECK (percent_at_most BETWEEN 0 AND 100),
  closes_after     bigint      CHECK (closes_after >= 0),
  set_by           uuid        NOT NULL REFERENCES person (id),
  set_at           timestamptz NOT NULL
);

CREATE TABLE postmortem_run_due (
  run_id uuid        PRIMARY KEY,
  due_at timestamptz NOT NULL,
  set_by uuid        NOT NULL REFERENCES person (id),
  set_at timestamptz NOT NULL
);

CREATE TABLE postmortem_extension (
  incident_id uuid        PRIMARY KEY REFERENCES incident (id),
  due_at      timestamptz NOT NULL,
  reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 500),
  given_by    uuid        NOT NULL REFERENCES person (id),
  given_at    timestamptz NOT NULL
);

CREATE INDEX postmortem_terms_person ON postmortem_terms (set_by);
CREATE INDEX postmortem_run_due_person ON postmortem_run_due (set_by);
CREATE INDEX postmortem_extension_person ON postmortem_extension (given_by);

-- What was handed in each time; the newest counts.
CREATE TABLE postmortem_submission (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id  uuid        NOT NULL REFERENCES postmortem (incident_id),
  version      bigint      NOT NULL,
  markdown     text        NOT NULL,
  submitted_at timestamptz NOT NULL,
  submitted_by uuid        NOT NULL REFERENCES person (id)
);

CREATE INDEX postmortem_submission_incident ON postmortem_submission (incident_id, id);
CREATE INDEX postmortem_submission_person ON postmortem_submission (submitted_by);

INSERT INTO postmortem_submission (incident_id, version, markdown, submitted_at, submitted_by)
SELECT incident_id, version, markdown, submitted_at, submitted_by FROM postmortem
WHERE submitted_at IS NOT NULL AND submitted_by IS NOT NULL;
