-- An alarm: its definition and how it stands. Deleted ones stay for their history and pages.
CREATE TABLE alarm (
  id           uuid        PRIMARY KEY,
  team_id      uuid        NOT NULL REFERENCES team (id),
  environment  text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  name         text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  version      bigint      NOT NULL CHECK (version > 0),
  -- The whole definition as JSON, which the columns above repeat for searching.
  definition   text        NOT NULL,
  enabled      boolean     NOT NULL,
  state        text        NOT NULL CHECK (state IN ('OK', 'ALARM', 'INSUFFICIENT_DATA')),
  state_since  timestamptz NOT NULL,
  state_reason text        NOT NULL,
  state_value  double precision,
  -- It fired while it was silenced and nobody was told yet.
  page_pending boolean     NOT NULL DEFAULT false,
  fired_at     timestamptz,
  created_by   uuid        NOT NULL REFERENCES person (id),
  updated_by   uuid        NOT NULL REFERENCES person (id),
  updated_at   timestamptz NOT NULL,
  deleted_at   timestamptz,
  CHECK (NOT page_pending OR state = 'ALARM')
);

CREATE UNIQUE INDEX alarm_name ON alarm (team_id, lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX alarm_created_by ON alarm (created_by);
CREATE INDEX alarm_updated_by ON alarm (updated_by);
CREATE INDEX alarm_page_pending ON alarm (id) WHERE page_pending;

CREATE TABLE alarm_history (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alarm_id   uuid        NOT NULL REFERENCES alarm (id),
  at         timestamptz NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('STATE', 'DEFINITION', 'TEST', 'SILENCED')),
  from_state text        CHECK (from_state IN ('OK', 'ALARM', 'INSUFFICIENT_DATA')),
  to_state   text        CHECK (to_state IN ('OK', 'ALARM', 'INSUFFICIENT_DATA')),
  reason     text        NOT NULL,
  value      double precision,
  by_person  uuid        REFERENCES person (id)
);

CREATE INDEX alarm_history_alarm ON alarm_history (alarm_id, id);
CREATE INDEX alarm_history_by ON alarm_history (by_person);
