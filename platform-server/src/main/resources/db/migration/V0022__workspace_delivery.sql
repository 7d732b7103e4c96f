-- Events that a bot has not acknowledged. Written with what they tell of; deleted when
-- acknowledged, given up or too old.
CREATE TABLE workspace_delivery (
  id          uuid        PRIMARY KEY,
  team_id     uuid        NOT NULL REFERENCES workspace (team_id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  payload     text        NOT NULL,
  created_at  timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  sends       integer     NOT NULL DEFAULT 0,
  timeouts    integer     NOT NULL DEFAULT 0,
  reason      text        NOT NULL DEFAULT 'timeout'
    CHECK (reason IN ('timeout', 'connection_closed'))
) WITH (fillfactor = 70);

CREATE INDEX workspace_delivery_due ON workspace_delivery (due_at);
CREATE INDEX workspace_delivery_team ON workspace_delivery (team_id);

-- Single-use tickets to open a socket with.
CREATE TABLE workspace_ticket (
  hash        text        PRIMARY KEY,
  team_id     uuid        NOT NULL REFERENCES workspace (team_id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  expires_at  timestamptz NOT NULL
);

CREATE INDEX workspace_ticket_team ON workspace_ticket (team_id);

-- A command, button press or submission told to a bot: what its response_url and trigger_id stand
-- for.
CREATE TABLE workspace_interaction (
  id           text        PRIMARY KEY,
  team_id      uuid        NOT NULL,
  environment  text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  user_id      text        NOT NULL,
  channel_id   text,
  message_ts   bigint,
  created_at   timestamptz NOT NULL,
  uses         integer     NOT NULL DEFAULT 0,
  trigger_used boolean     NOT NULL DEFAULT false,
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id),
  FOREIGN KEY (team_id, channel_id) REFERENCES workspace_channel (team_id, id)
);

CREATE INDEX workspace_interaction_user ON workspace_interaction (team_id, user_id);
CREATE INDEX workspace_interaction_age ON workspace_interaction (created_at);

CREATE TABLE workspace_view (
  id          text        PRIMARY KEY,
  team_id     uuid        NOT NULL,
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  user_id     text        NOT NULL,
  home        boolean     NOT NULL,
  external_id text,
  content     text        NOT NULL,
  hash        text        NOT NULL,
  open        boolean     NOT NULL DEFAULT true,
  opened_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id)
);

CREATE INDEX workspace_view_user ON workspace_view (team_id, user_id);
CREATE UNIQUE INDEX workspace_view_home ON workspace_view (team_id, environment, user_id)
  WHERE home;
