-- What a team believed was wrong in a run. What it is worth is in no table: the score says so.
CREATE TABLE diagnosis (
  run_id       uuid        NOT NULL,
  team_id      uuid        NOT NULL REFERENCES team (id),
  number       integer     NOT NULL CHECK (number BETWEEN 1 AND 5),
  incident_id  uuid        NOT NULL REFERENCES incident (id),
  component    text        NOT NULL CHECK (octet_length(component) BETWEEN 1 AND 200),
  mechanism    text        NOT NULL CHECK (octet_length(mechanism) BETWEEN 1 AND 200),
  "trigger"    text        NOT NULL CHECK (octet_length("trigger") BETWEEN 1 AND 200),
  reasons      text        NOT NULL CHECK (octet_length(reasons) <= 20000),
  by_person    uuid        NOT NULL REFERENCES person (id),
  submitted_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, team_id, number)
);

CREATE INDEX diagnosis_incident ON diagnosis (incident_id);
CREATE INDEX diagnosis_team ON diagnosis (team_id);
CREATE INDEX diagnosis_by_person ON diagnosis (by_person);
