-- Pausing, changing and ending parts of runs.
ALTER TABLE run DROP CONSTRAINT run_state_check;
ALTER TABLE run ADD CONSTRAINT run_state_check
  CHECK (state IN ('ARMED', 'RUNNING', 'PAUSED', 'ENDING', 'COMPLETED', 'HALTED'));

ALTER TABLE run_team DROP CONSTRAINT run_team_state_check;
ALTER TABLE run_team ADD CONSTRAINT run_team_state_check
  CHECK (state IN ('ACTIVE', 'VOID', 'HALTED', 'DONE'));
-- Why a team is out of the run.
ALTER TABLE run_team ADD COLUMN note text;

ALTER TABLE step_execution DROP CONSTRAINT step_execution_kind_check;
ALTER TABLE step_execution ADD CONSTRAINT step_execution_kind_check
  CHECK (kind IN ('FAULT', 'NOISE', 'TRAFFIC', 'INJECT', 'CHECKPOINT'));
-- What staff changed of the plan while the run went on: other arguments (null is the plan's), more
-- time, and whether the target has still to be told.
ALTER TABLE step_execution ADD COLUMN changed_args jsonb;
ALTER TABLE step_execution ADD COLUMN extra_ms bigint NOT NULL DEFAULT 0;
ALTER TABLE step_execution ADD COLUMN change_pending boolean NOT NULL DEFAULT false;

-- A run is paused at most once at a time. What waits for its hour is shifted when it goes on.
CREATE TABLE run_pause (
  run_id  uuid        NOT NULL REFERENCES run (id),
  from_at timestamptz NOT NULL,
  to_at   timestamptz,
  reason  text        NOT NULL,
  PRIMARY KEY (run_id, from_at)
);
CREATE UNIQUE INDEX run_pause_open ON run_pause (run_id) WHERE to_at IS NULL;

-- Teams that a launch left out, and why.
CREATE TABLE run_left_out (
  run_id  uuid NOT NULL REFERENCES run (id),
  team_id uuid NOT NULL REFERENCES team (id),
  reason  text NOT NULL,
  PRIMARY KEY (run_id, team_id)
);
CREATE INDEX run_left_out_team ON run_left_out (team_id);

-- Which step holds what of a team's bot: one fault at a time. Whether it still does is said by the
-- state of the step.
CREATE TABLE fault_owner (
  team_id uuid NOT NULL,
  object  text NOT NULL,
  run_id  uuid NOT NULL,
  step_id text NOT NULL,
  PRIMARY KEY (team_id, object),
  FOREIGN KEY (run_id, team_id, step_id) REFERENCES step_execution (run_id, team_id, step_id)
);
CREATE INDEX fault_owner_step ON fault_owner (run_id, team_id, step_id);

-- A team asks for whatever is being done to it to stop.
CREATE TABLE stop_request (
  id      uuid        PRIMARY KEY,
  team_id uuid        NOT NULL REFERENCES team (id),
  by      uuid        NOT NULL REFERENCES person (id),
  at      timestamptz NOT NULL,
  reason  text        NOT NULL
);
CREATE INDEX stop_request_team ON stop_request (team_id, at);
CREATE INDEX stop_request_by ON stop_request (by);
