CREATE TABLE bot (
  team_id     uuid        NOT NULL REFERENCES team (id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  desired     text        NOT NULL CHECK (desired IN ('RUNNING', 'STOPPED')),
  observed    text        NOT NULL
    CHECK (observed IN ('STARTING', 'CONNECTED', 'DISCONNECTED', 'BACKING_OFF', 'STOPPED')),
  since       timestamptz NOT NULL,
  restarts    integer     NOT NULL CHECK (restarts >= 0),
  release     text        NOT NULL,
  detail      text,
  PRIMARY KEY (team_id, environment)
);
