-- A bot of somebody else visits a team's channel: it belongs to no environment of the team.
ALTER TABLE workspace_user DROP CONSTRAINT workspace_user_check1;
ALTER TABLE workspace_user ADD CONSTRAINT workspace_user_environment_of_bot
  CHECK (kind = 'BOT' OR bot_environment IS NULL);

-- Load that somebody asked for. Whoever holds a stretch lets its users come; closed means that its
-- windows are final.
CREATE TABLE traffic_stretch (
  operation_key text        PRIMARY KEY,
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  kind          text        NOT NULL CHECK (kind IN ('USERS', 'STORM')),
  profile       text        NOT NULL,
  args          jsonb       NOT NULL,
  from_at       timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  stopped_at    timestamptz,
  closed_at     timestamptz,
  holder        uuid,
  held_until    timestamptz
);

CREATE INDEX traffic_stretch_open ON traffic_stretch (from_at) WHERE closed_at IS NULL;
CREATE INDEX traffic_stretch_bot ON traffic_stretch (team_id, environment, from_at);

-- Ten seconds of a stretch each.
CREATE TABLE traffic_window (
  operation_key text        NOT NULL REFERENCES traffic_stretch (operation_key),
  at            timestamptz NOT NULL,
  intended      integer     NOT NULL,
  sent          integer     NOT NULL,
  dropped       integer     NOT NULL,
  again         integer     NOT NULL,
  late_ms       integer     NOT NULL,
  PRIMARY KEY (operation_key, at)
);

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
