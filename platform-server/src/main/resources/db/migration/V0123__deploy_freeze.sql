-- When nothing is deployed; without a team or an environment for all of them.
CREATE TABLE deploy_freeze (
  id          uuid        PRIMARY KEY,
  team_id     uuid        REFERENCES team (id),
  environment text        CHECK (environment IN ('PRODUCTION', 'STAGING')),
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL,
  reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 200),
  created_at  timestamptz NOT NULL,
  created_by  uuid        NOT NULL REFERENCES person (id),
  removed_at  timestamptz,
  removed_by  uuid        REFERENCES person (id),
  CHECK (ends_at > starts_at),
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);

CREATE INDEX deploy_freeze_team ON deploy_freeze (team_id) WHERE removed_at IS NULL;
CREATE INDEX deploy_freeze_created_by ON deploy_freeze (created_by);
CREATE INDEX deploy_freeze_removed_by ON deploy_freeze (removed_by) WHERE removed_by IS NOT NULL;
