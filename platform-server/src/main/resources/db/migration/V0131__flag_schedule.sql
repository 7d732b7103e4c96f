-- Changes of flags that are to happen at a time; the database's clock decides when that is.
CREATE TABLE flag_schedule (
  id          uuid        PRIMARY KEY,
  team_id     uuid        NOT NULL,
  environment text        NOT NULL,
  key         text        NOT NULL,
  due_at      timestamptz NOT NULL,
  action      text        NOT NULL
    CHECK (action IN ('ON', 'OFF', 'ENABLE', 'DISABLE', 'ROLLOUT')),
  -- [["variant", percent], …]
  rollout     text,
  reason      text        NOT NULL CHECK (length(reason) BETWEEN 3 AND 200),
  created_by  uuid        NOT NULL REFERENCES person (id),
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  state       text        NOT NULL DEFAULT 'PENDING'
    CHECK (state IN ('PENDING', 'DONE', 'FAILED', 'CANCELED')),
  ended_at    timestamptz,
  -- Why it failed.
  detail      text,
  FOREIGN KEY (team_id, environment, key) REFERENCES feature_flag (team_id, environment, key),
  CHECK ((action = 'ROLLOUT') = (rollout IS NOT NULL)),
  CHECK ((state = 'PENDING') = (ended_at IS NULL))
);

CREATE INDEX flag_schedule_due ON flag_schedule (due_at) WHERE state = 'PENDING';
CREATE INDEX flag_schedule_flag ON flag_schedule (team_id, environment, key);
CREATE INDEX flag_schedule_created_by ON flag_schedule (created_by);
