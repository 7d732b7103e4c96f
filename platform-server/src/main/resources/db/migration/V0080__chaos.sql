CREATE TABLE run (
  id               uuid        PRIMARY KEY,
  number           integer     NOT NULL UNIQUE CHECK (number > 0),
  scenario_id      text        NOT NULL,
  scenario_version text        NOT NULL,
  scenario_title   text        NOT NULL,
  state            text        NOT NULL
                   CHECK (state IN ('ARMED', 'RUNNING', 'ENDING', 'COMPLETED', 'HALTED')),
  started_at       timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  ended_at         timestamptz,
  started_by       uuid        NOT NULL REFERENCES person (id),
  halt_reason      text,
  -- The plan is text and not jsonb: the digest covers its exact bytes.
  plan             text        NOT NULL,
  plan_digest      text        NOT NULL,
  -- How much the platform was late when a fault was due: all steps of all teams move by it.
  shift_ms         bigint      NOT NULL DEFAULT 0 CHECK (shift_ms >= 0),
  idempotency_key  text,
  request_digest   text        NOT NULL,
  UNIQUE (started_by, idempotency_key),
  CHECK ((ended_at IS NOT NULL) = (state IN ('COMPLETED', 'HALTED')))
);

CREATE INDEX run_unfinished ON run (started_at) WHERE ended_at IS NULL;
CREATE INDEX run_scenario ON run (scenario_id);

CREATE TABLE run_team (
  run_id      uuid NOT NULL REFERENCES run (id),
  team_id     uuid NOT NULL REFERENCES team (id),
  state       text NOT NULL CHECK (state IN ('ACTIVE', 'VOID', 'DONE')),
  -- Null while the run is active.
  released_at timestamptz,
  PRIMARY KEY (run_id, team_id)
);

-- A team is in at most one active run: of two launches at once, one is refused.
CREATE UNIQUE INDEX run_team_one_active ON run_team (team_id) WHERE released_at IS NULL;

-- The step ledger. Every change is one UPDATE that names the state and epoch it was decided on.
CREATE TABLE step_execution (
  run_id        uuid        NOT NULL,
  team_id       uuid        NOT NULL,
  step_id       text        NOT NULL,
  position      integer     NOT NULL,
  kind          text        NOT NULL CHECK (kind IN ('FAULT', 'INJECT')),
  title         text        NOT NULL,
  state         text        NOT NULL
                CHECK (state IN ('PLANNED', 'ARMED', 'INTENT', 'APPLYING', 'APPLIED', 'VERIFIED',
                                 'REVERTING', 'REVERTED', 'CLEAN', 'VOID', 'SUPERSEDED', 'STUCK',
                                 'SENT', 'SKIPPED')),
  epoch         bigint      NOT NULL DEFAULT 0,
  op_key        text        NOT NULL UNIQUE,
  planned_at    timestamptz NOT NULL,
  -- When to look at the step again; while somebody works on it, the end of that lease.
  due_at        timestamptz NOT NULL,
  attempts      integer     NOT NULL DEFAULT 0,
  -- Written together with the intent, before the first effect.
  snapshot      jsonb,
  injected      jsonb,
  revert_due_at timestamptz,
  expires_at    timestamptz,
  applied_at    timestamptz,
  effect_at     timestamptz,
  reverting_at  timestamptz,
  reverted_at   timestamptz,
  clean_at      timestamptz,
  voided_at     timestamptz,
  note          text,
  PRIMARY KEY (run_id, team_id, step_id),
  FOREIGN KEY (run_id, team_id) REFERENCES run_team (run_id, team_id),
  CHECK (state NOT IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED')
         OR (snapshot IS NOT NULL AND injected IS NOT NULL
             AND revert_due_at IS NOT NULL AND expires_at IS NOT NULL))
);

CREATE INDEX step_execution_in_force ON step_execution (revert_due_at)
  WHERE state IN ('INTENT', 'APPLYING', 'APPLIED', 'VERIFIED', 'REVERTING');
CREATE INDEX step_execution_stuck ON step_execution (due_at) WHERE state = 'STUCK';
