-- A harmless disturbance of staging's upstreams, and which alarms it would have set off.
CREATE TABLE test_blip (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  kind       text        NOT NULL CHECK (kind IN ('UPSTREAM_ERRORS', 'UPSTREAM_SLOW')),
  started_at timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  by_person  uuid        NOT NULL REFERENCES person (id),
  -- [{"alarm", "name", "wouldHavePaged", "after", "reason", "own"}], null while it runs
  results    text
);
CREATE INDEX test_blip_team ON test_blip (team_id, started_at);
CREATE INDEX test_blip_by ON test_blip (by_person);
CREATE UNIQUE INDEX test_blip_one_at_a_time ON test_blip (team_id) WHERE results IS NULL;
