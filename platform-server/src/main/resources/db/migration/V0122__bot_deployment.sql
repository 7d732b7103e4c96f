-- Every change of what an environment runs, numbered per environment from 1.
CREATE TABLE bot_deployment (
  team_id          uuid        NOT NULL REFERENCES team (id),
  environment      text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  number           bigint      NOT NULL CHECK (number >= 1),
  kind             text        NOT NULL
    CHECK (kind IN ('DEPLOY', 'ROLLBACK', 'PROMOTION', 'RESTART', 'CONFIG')),
  strategy         text        NOT NULL CHECK (strategy IN ('ROLLING', 'CANARY')),
  state            text        NOT NULL
    CHECK (state IN ('REQUESTED', 'ACCEPTED', 'EFFECTIVE', 'FAILED', 'ABORTED')),
  is_current       boolean     NOT NULL DEFAULT false,
  release_number   integer     NOT NULL,
  -- The deployment that was current when this one was requested.
  previous         bigint,
  config_version   bigint      NOT NULL CHECK (config_version >= 1),
  reason           text        NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 200),
  overrode_freeze  boolean     NOT NULL,
  -- The flags as they stood when the deployment was requested, for its diff.
  flags            jsonb       NOT NULL CHECK (jsonb_typeof(flags) = 'object'),
  requested_at     timestamptz NOT NULL,
  requested_by     uuid        REFERENCES person (id),
  requested_via    text        NOT NULL
    CHECK (requested_via IN ('PAGE', 'CLI', 'CI', 'CHAT', 'PLATFORM')),
  requested_token  text,
  accepted_at      timestamptz,
  effective_at     timestamptz,
  -- When it failed, was aborted or was replaced by the next one.
  ended_at         timestamptz,
  detail           text,
  good_before      bigint,
  total_before     bigint,
  good_after       bigint,
  total_after      bigint,
  PRIMARY KEY (team_id, environment, number),
  FOREIGN KEY (team_id, release_number) REFERENCES bot_release (team_id, number),
  FOREIGN KEY (team_id, environment, previous)
    REFERENCES bot_deployment (team_id, environment, number),
  CHECK ((state IN ('REQUESTED', 'FAILED', 'ABORTED')) OR accepted_at IS NOT NULL),
  CHECK ((state = 'EFFECTIVE') = (effective_at IS NOT NULL)),
  CHECK (NOT is_current OR (state = 'EFFECTIVE' AND ended_at IS NULL)),
  CHECK ((state IN ('FAILED', 'ABORTED')) <= (ended_at IS NOT NULL AND detail IS NOT NULL))
);

-- Two people may press at once, two servers may reconcile at once: these two hold.
CREATE UNIQUE INDEX bot_deployment_one_in_progress ON bot_deployment (team_id, environment)
  WHERE state IN ('REQUESTED', 'ACCEPTED');
CREATE UNIQUE INDEX bot_deployment_one_current ON bot_deployment (team_id, environment)
  WHERE is_current;
CREATE INDEX bot_deployment_release ON bot_deployment (team_id, release_number);
CREATE INDEX bot_deployment_requested ON bot_deployment (team_id, requested_at);
CREATE INDEX bot_deployment_requested_by ON bot_deployment (requested_by)
  WHERE requested_by IS NOT NULL;

-- How far a canary has come. Step -1 has not begun; good and total are what users saw of the
-- release in service (stable) and of the new one (canary) when it was last looked at.
CREATE TABLE bot_canary (
  team_id      uuid      NOT NULL,
  environment  text      NOT NULL,
  number       bigint    NOT NULL,
  steps        integer[] NOT NULL CHECK (cardinality(steps) BETWEEN 1 AND 10),
  step_seconds integer   NOT NULL CHECK (step_seconds BETWEEN 5 AND 3600),
  step         integer   NOT NULL DEFAULT -1 CHECK (step >= -1),
  step_at      timestamptz,
  extended     boolean   NOT NULL DEFAULT false,
  stable_good  bigint    NOT NULL DEFAULT 0,
  stable_total bigint    NOT NULL DEFAULT 0,
  canary_good  bigint    NOT NULL DEFAULT 0,
  canary_total bigint    NOT NULL DEFAULT 0,
  verdict      text      NOT NULL,
  PRIMARY KEY (team_id, environment, number),
  FOREIGN KEY (team_id, environment, number)
    REFERENCES bot_deployment (team_id, environment, number),
  CHECK (step < cardinality(steps)),
  CHECK ((step = -1) = (step_at IS NULL))
);
