-- Launches that are planned ahead. The alarm clock only wakes us: what is due stands here.
CREATE TABLE run_schedule (
  id            uuid        PRIMARY KEY,
  scenario_id   text        NOT NULL,
  -- Slugs; null for all.
  teams         text[],
  skip_unready  boolean     NOT NULL,
  timing        text        NOT NULL CHECK (timing IN ('AT', 'CRON', 'SURPRISE')),
  cron          text,
  window_from   timestamptz,
  window_until  timestamptz,
  time_zone     text        NOT NULL,
  state         text        NOT NULL CHECK (state IN ('ACTIVE', 'DONE', 'POSTPONED', 'CANCELED')),
  -- When it is due next; null when it never is again.
  next_at       timestamptz,
  -- Until when a server is at it.
  held_until    timestamptz,
  -- The run that is done to the same teams again.
  rebreak_of    uuid        REFERENCES run (id),
  last_run      uuid        REFERENCES run (id),
  note          text,
  created_by    uuid        NOT NULL REFERENCES person (id),
  created_at    timestamptz NOT NULL,
  CHECK ((timing = 'CRON') = (cron IS NOT NULL)),
  CHECK ((timing = 'SURPRISE') = (window_from IS NOT NULL AND window_until IS NOT NULL)),
  CHECK (state <> 'ACTIVE' OR next_at IS NOT NULL)
);
CREATE INDEX run_schedule_due ON run_schedule (next_at) WHERE state = 'ACTIVE';
CREATE INDEX run_schedule_rebreak ON run_schedule (rebreak_of);
CREATE INDEX run_schedule_last_run ON run_schedule (last_run);
CREATE INDEX run_schedule_created_by ON run_schedule (created_by);
