-- When an alarm goes to a state, then do something.
CREATE TABLE automation_rule (
  id               uuid        PRIMARY KEY,
  team_id          uuid        NOT NULL REFERENCES team (id),
  version          bigint      NOT NULL CHECK (version > 0),
  name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  -- Alarms are another feature's; a rule of one that is gone says so.
  alarm_id         uuid        NOT NULL,
  on_state         text        NOT NULL CHECK (on_state IN ('ALARM', 'OK')),
  action           text        NOT NULL
    CHECK (action IN ('RESTART', 'ROLLBACK', 'FLAG', 'SCALE', 'RUNBOOK')),
  environment      text        CHECK (environment IN ('PRODUCTION', 'STAGING')),
  flag             text,
  flag_on          boolean,
  memory_mib       integer,
  cpu_percent      integer,
  runbook_id       uuid        REFERENCES runbook (id),
  cooldown_seconds integer     NOT NULL CHECK (cooldown_seconds >= 60),
  max_per_hour     integer     NOT NULL CHECK (max_per_hour BETWEEN 1 AND 6),
  dry_run          boolean     NOT NULL,
  enabled          boolean     NOT NULL,
  -- Why the platform switched it off.
  stopped_because  text,
  -- What changed before this is no concern of the rule.
  armed_at         timestamptz NOT NULL,
  created_at       timestamptz NOT NULL,
  created_by       uuid        NOT NULL REFERENCES person (id),
  updated_at       timestamptz NOT NULL,
  updated_by       uuid        NOT NULL REFERENCES person (id),
  deleted_at       timestamptz,
  CHECK ((action = 'RUNBOOK') = (runbook_id IS NOT NULL)),
  CHECK ((action = 'RUNBOOK') = (environment IS NULL)),
  CHECK ((action = 'FLAG') = (flag IS NOT NULL AND flag_on IS NOT NULL))
);

CREATE INDEX automation_rule_team ON automation_rule (team_id) WHERE deleted_at IS NULL;
CREATE INDEX automation_rule_runbook ON automation_rule (runbook_id);
CREATE INDEX automation_rule_created_by ON automation_rule (created_by);
CREATE INDEX automation_rule_updated_by ON automation_rule (updated_by);

-- What a rule did about one change of its alarm. The transition is the id of the evidence of it.
CREATE TABLE automation_execution (
  id         uuid        PRIMARY KEY,
  rule_id    uuid        NOT NULL REFERENCES automation_rule (id),
  team_id    uuid        NOT NULL REFERENCES team (id),
  transition bigint      NOT NULL,
  alarm_id   uuid        NOT NULL,
  alarm_name text        NOT NULL,
  went       text        NOT NULL,
  went_at    timestamptz NOT NULL,
  state      text        NOT NULL
    CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'TIMED_OUT', 'SKIPPED', 'DRY_RUN', 'STOPPED')),
  what       text        NOT NULL,
  detail     text        NOT NULL,
  ref        text,
  started_at timestamptz NOT NULL,
  deadline   timestamptz NOT NULL,
  ended_at   timestamptz,
  UNIQUE (rule_id, transition),
  CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);

CREATE INDEX automation_execution_team ON automation_execution (team_id, started_at);
CREATE INDEX automation_execution_running ON automation_execution (started_at)
  WHERE state = 'RUNNING';
