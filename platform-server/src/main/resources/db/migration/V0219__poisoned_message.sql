-- The one message of each operation that a bot is told of until it acknowledges it. Its events are
-- found in workspace_delivery by channel and ts.
CREATE TABLE poisoned_message (
  operation_key text        PRIMARY KEY,
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  channel_id    text,
  ts            text,
  insisted_at   timestamptz NOT NULL,
  ended_at      timestamptz
);

CREATE INDEX poisoned_message_team ON poisoned_message (team_id);
CREATE INDEX poisoned_message_open ON poisoned_message (operation_key) WHERE ended_at IS NULL;
