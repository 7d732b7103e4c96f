-- What was done to a bot from outside of its team, under which key, and what came of it. While it
-- stands, older epochs are refused; once it is over nothing of it can be done any more.
CREATE TABLE bot_operation (
  operation_key text        NOT NULL,
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  fault         text        NOT NULL,
  epoch         bigint      NOT NULL,
  expires_at    timestamptz NOT NULL,
  -- What was put there and what stood there before; null as long as nothing was done.
  made          jsonb       CHECK (jsonb_typeof(made) = 'object'),
  state         text        NOT NULL CHECK (state IN ('STANDING', 'REVERTED', 'SUPERSEDED')),
  PRIMARY KEY (operation_key, team_id, environment, fault)
);

CREATE INDEX bot_operation_team ON bot_operation (team_id);
CREATE INDEX bot_operation_standing ON bot_operation (expires_at) WHERE state = 'STANDING';
