-- ts is Slack's message id as microseconds since 1970. An ephemeral message has only_for, the one
-- user who may ever read it. Replies are counted on their parent, so that a page needs no join.
-- No index serves the references to users: users are never deleted, and each index costs every
-- message.
CREATE TABLE workspace_message (
  channel_id    text        NOT NULL,
  ts            bigint      NOT NULL,
  team_id       uuid        NOT NULL,
  author        text        NOT NULL,
  text          text        NOT NULL,
  blocks        text,
  thread_ts     bigint,
  broadcast     boolean     NOT NULL DEFAULT false,
  only_for      text,
  edited_at     timestamptz,
  deleted_at    timestamptz,
  reply_count   integer     NOT NULL DEFAULT 0,
  reply_users   text[]      NOT NULL DEFAULT '{}',
  last_reply_ts bigint,
  PRIMARY KEY (channel_id, ts),
  FOREIGN KEY (team_id, channel_id) REFERENCES workspace_channel (team_id, id),
  FOREIGN KEY (team_id, author) REFERENCES workspace_user (team_id, id),
  FOREIGN KEY (team_id, only_for) REFERENCES workspace_user (team_id, id)
);

CREATE INDEX workspace_message_thread ON workspace_message (channel_id, thread_ts, ts)
  WHERE thread_ts IS NOT NULL;
-- What a channel's page shows, without the replies that bots write into threads.
CREATE INDEX workspace_message_page ON workspace_message (channel_id, ts)
  WHERE thread_ts IS NULL OR broadcast;

CREATE TABLE workspace_reaction (
  channel_id text        NOT NULL,
  ts         bigint      NOT NULL,
  name       text        NOT NULL CHECK (name <> ''),
  user_id    text        NOT NULL,
  team_id    uuid        NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (channel_id, ts, name, user_id),
  FOREIGN KEY (channel_id, ts) REFERENCES workspace_message (channel_id, ts),
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id)
);

CREATE TABLE workspace_pin (
  channel_id text        NOT NULL,
  ts         bigint      NOT NULL,
  pinned_by  text        NOT NULL,
  team_id    uuid        NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (channel_id, ts),
  FOREIGN KEY (channel_id, ts) REFERENCES workspace_message (channel_id, ts),
  FOREIGN KEY (team_id, pinned_by) REFERENCES workspace_user (team_id, id)
);

CREATE TABLE workspace_read (
  channel_id text   NOT NULL,
  user_id    text   NOT NULL,
  team_id    uuid   NOT NULL,
  ts         bigint NOT NULL,
  PRIMARY KEY (channel_id, user_id),
  FOREIGN KEY (team_id, channel_id) REFERENCES workspace_channel (team_id, id),
  FOREIGN KEY (team_id, user_id) REFERENCES workspace_user (team_id, id)
);
