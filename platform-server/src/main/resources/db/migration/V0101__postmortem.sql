CREATE TABLE postmortem (
  incident_id  uuid        PRIMARY KEY REFERENCES incident (id),
  markdown     text        NOT NULL CHECK (octet_length(markdown) <= 200000),
  version      bigint      NOT NULL CHECK (version > 0),
  updated_at   timestamptz NOT NULL,
  updated_by   uuid        NOT NULL REFERENCES person (id),
  submitted_at timestamptz,
  submitted_by uuid        REFERENCES person (id)
);

CREATE INDEX postmortem_updated_by ON postmortem (updated_by);
CREATE INDEX postmortem_submitted_by ON postmortem (submitted_by);

-- One row per person and half minute of autosaves: begun_at is the first, saved_at the last of them.
CREATE TABLE postmortem_version (
  incident_id uuid        NOT NULL REFERENCES postmortem (incident_id),
  version     bigint      NOT NULL,
  markdown    text        NOT NULL,
  begun_at    timestamptz NOT NULL,
  saved_at    timestamptz NOT NULL,
  saved_by    uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (incident_id, version)
);

CREATE INDEX postmortem_version_person ON postmortem_version (saved_by);
