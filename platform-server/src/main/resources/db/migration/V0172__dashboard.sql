-- Pictures of metrics and logs that a team made.
CREATE TABLE dashboard (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  version    bigint      NOT NULL CHECK (version > 0),
  title      text        NOT NULL,
  -- [{"id": "p1", "title": …}]: telemetry.dashboard.Panel
  panels     jsonb       NOT NULL,
  created_by uuid        REFERENCES person (id),
  updated_at timestamptz NOT NULL,
  updated_by uuid        REFERENCES person (id)
);

CREATE INDEX dashboard_team ON dashboard (team_id);
CREATE INDEX dashboard_created_by ON dashboard (created_by);
CREATE INDEX dashboard_updated_by ON dashboard (updated_by);

-- The teams that were given their first dashboard, which they may have deleted since.
CREATE TABLE dashboard_seed (
  team_id uuid PRIMARY KEY REFERENCES team (id)
);
