-- A runbook being gone through. The steps are a copy of what the text said when it began.
CREATE TABLE runbook_run (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  runbook_id uuid        NOT NULL REFERENCES runbook (id),
  version    bigint      NOT NULL,
  title      text        NOT NULL,
  incident   uuid,
  dry_run    boolean     NOT NULL,
  -- The rule that began it, which then confirms its steps; null when a person does.
  rule_id    uuid,
  state      text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'ABORTED')),
  detail     text,
  started_by uuid        NOT NULL REFERENCES person (id),
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);

CREATE INDEX runbook_run_team ON runbook_run (team_id, started_at);
CREATE INDEX runbook_run_started_by ON runbook_run (started_by);
-- Two people at once would do everything twice.
CREATE UNIQUE INDEX runbook_run_open ON runbook_run (runbook_id) WHERE state = 'RUNNING';

CREATE TABLE runbook_run_step (
  run_id     uuid        NOT NULL REFERENCES runbook_run (id),
  n          integer     NOT NULL CHECK (n > 0),
  title      text        NOT NULL,
  -- A JSON object of texts, as the author wrote them.
  arguments  text        NOT NULL,
  state      text        NOT NULL
    CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'SKIPPED', 'TIMED_OUT')),
  attempt    integer     NOT NULL,
  by         uuid        REFERENCES person (id),
  via        text,
  started_at timestamptz,
  deadline   timestamptz,
  ended_at   timestamptz,
  -- What was set going and is waited for, for example deployment:12.
  ref        text,
  detail     text,
  PRIMARY KEY (run_id, n)
);

CREATE INDEX runbook_run_step_running ON runbook_run_step (run_id) WHERE state = 'RUNNING';
CREATE INDEX runbook_run_step_by ON runbook_run_step (by);
