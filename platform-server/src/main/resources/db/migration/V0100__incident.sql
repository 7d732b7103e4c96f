CREATE TABLE incident (
  id           uuid        PRIMARY KEY,
  team_id      uuid        NOT NULL REFERENCES team (id),
  number       integer     NOT NULL CHECK (number > 0),
  title        text        NOT NULL CHECK (char_length(title) BETWEEN 3 AND 120),
  severity     text        NOT NULL CHECK (severity IN ('SEV1', 'SEV2', 'SEV3', 'SEV4')),
  status       text        NOT NULL
    CHECK (status IN ('INVESTIGATING', 'IDENTIFIED', 'MITIGATED', 'RESOLVED')),
  declared_at  timestamptz NOT NULL,
  declared_by  uuid        NOT NULL REFERENCES person (id),
  mitigated_at timestamptz,
  resolved_at  timestamptz,
  channel_id   text        NOT NULL,
  channel_name text        NOT NULL,
  UNIQUE (team_id, number),
  CHECK ((status = 'RESOLVED') = (resolved_at IS NOT NULL))
);

-- A team handles one incident at a time, whatever two people do at once.
CREATE UNIQUE INDEX incident_one_open_per_team ON incident (team_id) WHERE status <> 'RESOLVED';
CREATE INDEX incident_declared ON incident (declared_at);
CREATE INDEX incident_declared_by ON incident (declared_by);

CREATE TABLE incident_update (
  id          uuid        PRIMARY KEY,
  incident_id uuid        NOT NULL REFERENCES incident (id),
  position    integer     NOT NULL,
  at          timestamptz NOT NULL,
  by_person   uuid        NOT NULL REFERENCES person (id),
  status      text        CHECK (status IN ('INVESTIGATING', 'IDENTIFIED', 'MITIGATED', 'RESOLVED')),
  text        text        NOT NULL,
  UNIQUE (incident_id, position)
);

CREATE INDEX incident_update_person ON incident_update (by_person);

CREATE TABLE incident_role (
  incident_id uuid NOT NULL REFERENCES incident (id),
  role        text NOT NULL
    CHECK (role IN ('INCIDENT_COMMANDER', 'COMMUNICATIONS_LEAD', 'SCRIBE', 'RESPONDER')),
  person_id   uuid NOT NULL REFERENCES person (id),
  PRIMARY KEY (incident_id, role, person_id)
);

CREATE INDEX incident_role_person ON incident_role (person_id);
CREATE UNIQUE INDEX incident_role_held_by_one ON incident_role (incident_id, role)
  WHERE role <> 'RESPONDER';
