-- What a team promises its users. Version 1 is the course's default and never stored, so a team's
-- first own objective is version 2.
CREATE TABLE slo_objective (
  team_id      uuid             NOT NULL REFERENCES team (id),
  environment  text             NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  version      bigint           NOT NULL CHECK (version > 1),
  target       double precision NOT NULL CHECK (target BETWEEN 0.5 AND 0.9999),
  window_hours integer          NOT NULL CHECK (window_hours BETWEEN 1 AND 720),
  latency_ms   integer          NOT NULL CHECK (latency_ms > 0),
  reason       text             NOT NULL,
  changed_at   timestamptz      NOT NULL,
  changed_by   uuid             NOT NULL REFERENCES person (id),
  PRIMARY KEY (team_id, environment, version)
);

CREATE INDEX slo_objective_changed_by ON slo_objective (changed_by);
