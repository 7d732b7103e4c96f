-- What to do when, in the team's own words; each text that ever was is kept.
CREATE TABLE runbook (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  version    bigint      NOT NULL CHECK (version > 0),
  created_at timestamptz NOT NULL,
  created_by uuid        NOT NULL REFERENCES person (id),
  deleted_at timestamptz,
  deleted_by uuid        REFERENCES person (id)
);

CREATE INDEX runbook_team ON runbook (team_id);
CREATE INDEX runbook_created_by ON runbook (created_by);
CREATE INDEX runbook_deleted_by ON runbook (deleted_by);

CREATE TABLE runbook_version (
  runbook_id uuid        NOT NULL REFERENCES runbook (id),
  version    bigint      NOT NULL CHECK (version > 0),
  title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  markdown   text        NOT NULL,
  saved_at   timestamptz NOT NULL,
  saved_by   uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (runbook_id, version)
);

CREATE INDEX runbook_version_saved_by ON runbook_version (saved_by);
