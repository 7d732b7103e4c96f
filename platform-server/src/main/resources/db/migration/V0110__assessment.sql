CREATE TABLE assessment (
  id             uuid             PRIMARY KEY,
  run_id         uuid             NOT NULL,
  run_number     integer          NOT NULL,
  scenario_title text             NOT NULL,
  team_id        uuid             NOT NULL REFERENCES team (id),
  incident_id    uuid             REFERENCES incident (id),
  window_from    timestamptz      NOT NULL,
  window_to      timestamptz      NOT NULL,
  evidence_up_to bigint           NOT NULL,
  objective      double precision NOT NULL,
  share_of_mark  double precision NOT NULL CHECK (share_of_mark BETWEEN 0 AND 1),
  -- Text and not jsonb: computing it again must give the same bytes.
  auto_score     text             NOT NULL,
  assessed_at    timestamptz      NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (run_id, team_id)
);

CREATE INDEX assessment_team ON assessment (team_id);
CREATE INDEX assessment_incident ON assessment (incident_id);

CREATE TABLE grade (
  assessment_id uuid             PRIMARY KEY REFERENCES assessment (id),
  mark          double precision NOT NULL CHECK (mark BETWEEN 0 AND 100),
  comment       text             NOT NULL CHECK (octet_length(comment) <= 20000),
  state         text             NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED')),
  by_person     uuid             NOT NULL REFERENCES person (id),
  version       bigint           NOT NULL CHECK (version > 0),
  saved_at      timestamptz      NOT NULL,
  published_at  timestamptz,
  CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL))
);

CREATE INDEX grade_by_person ON grade (by_person);
