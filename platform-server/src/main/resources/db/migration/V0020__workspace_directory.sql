-- One workspace per team. References inside of a workspace carry the team, so that the schema
-- itself keeps workspaces apart.
CREATE TABLE workspace (
  team_id  uuid PRIMARY KEY REFERENCES team (id),
  slack_id text NOT NULL UNIQUE
);

CREATE TABLE workspace_user (
  id              text        PRIMARY KEY,
  team_id         uuid        NOT NULL REFERENCES workspace (team_id),
  kind            text        NOT NULL CHECK (kind IN ('PERSON', 'BOT', 'SYNTHETIC', 'PLATFORM')),
  name            text        NOT NULL CHECK (name <> ''),
  handle          text        NOT NULL CHECK (handle <> ''),
  person_id       uuid        REFERENCES person (id),
  bot_environment text        CHECK (bot_environment IN ('PRODUCTION', 'STAGING')),
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (team_id, id),
  UNIQUE (team_id, kind, handle),
  UNIQUE (team_id, person_id),
  UNIQUE (team_id, bot_environment),
  CHECK ((kind = 'PERSON') = (person_id IS NOT NULL)),
  CHECK ((kind = 'BOT') = (bot_environment IS NOT NULL))
);

CREATE INDEX workspace_user_person ON workspace_user (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE workspace_channel (
  id          text        PRIMARY KEY,
  team_id     uuid        NOT NULL REFERENCES workspace (team_id),
  name        text        NOT NULL CHECK (name <> ''),
  topic       text        NOT NULL,
  purpose     text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('USERS', 'OPS', 'INCIDENT', 'OTHER')),
  environment text        CHECK (environment IN ('PRODUCTION', 'STAGING')),
  archived    boolean     NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (team_id, id),
  UNIQUE (team_id, name)
);

CREATE TABLE workspace_member (
  channel_id text        NOT NULL,
  user_id    text        NOT NULL,
  team_id    uuid        NOT NULL,
  joined_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (channel_id, user_id),
  FOREIGN KEY (team_id, channel_id) REFERENCES workspace_channel (team_id, id),
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id)
);

CREATE INDEX workspace_member_user ON workspace_member (team_id, user_id);
CREATE INDEX workspace_member_channel ON workspace_member (team_id, channel_id);

-- Tokens are looked up by their SHA-256. The plain values are kept as well, because a bot that is
-- restarted must be given the same tokens again; who can read this table can speak as any bot.
CREATE TABLE workspace_bot (
  user_id        text PRIMARY KEY,
  team_id        uuid NOT NULL,
  environment    text NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  app_id         text NOT NULL UNIQUE,
  bot_token      text NOT NULL CHECK (length(bot_token) >= 16),
  bot_token_hash text NOT NULL UNIQUE,
  app_token      text NOT NULL CHECK (length(app_token) >= 16),
  app_token_hash text NOT NULL UNIQUE,
  scopes         text NOT NULL,
  UNIQUE (team_id, environment),
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id)
);
