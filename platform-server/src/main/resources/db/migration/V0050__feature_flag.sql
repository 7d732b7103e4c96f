-- What a bot knows its environment's flags by. The revision grows with every change of a flag of
-- the environment, so that a reader can tell cheaply whether anything is new.
CREATE TABLE flag_environment (
  team_id     uuid   NOT NULL REFERENCES team (id),
  environment text   NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  token       text   NOT NULL,
  -- SHA-256 of the token: looking it up by an index tells nothing about the token itself.
  token_hash  bytea  NOT NULL UNIQUE,
  revision    bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (team_id, environment)
);

CREATE TABLE feature_flag (
  team_id     uuid        NOT NULL,
  environment text        NOT NULL,
  key         text        NOT NULL CHECK (key ~ '^[a-z][a-z0-9.-]{0,99}$'),
  description text        NOT NULL CHECK (description <> ''),
  is_on       boolean     NOT NULL,
  version     bigint      NOT NULL DEFAULT 1,
  changed_at  timestamptz,
  changed_by  uuid        REFERENCES person (id),
  reason      text        CHECK (length(reason) BETWEEN 3 AND 200),
  PRIMARY KEY (team_id, environment, key),
  FOREIGN KEY (team_id, environment) REFERENCES flag_environment (team_id, environment),
  -- Only a flag that nobody touched has no author.
  CHECK ((version = 1) = (changed_at IS NULL AND changed_by IS NULL AND reason IS NULL))
);

CREATE INDEX feature_flag_changed_by ON feature_flag (changed_by) WHERE changed_by IS NOT NULL;

-- Every switch that was ever thrown.
CREATE TABLE feature_flag_change (
  team_id     uuid        NOT NULL,
  environment text        NOT NULL,
  key         text        NOT NULL,
  version     bigint      NOT NULL,
  is_on       boolean     NOT NULL,
  changed_at  timestamptz NOT NULL,
  changed_by  uuid        NOT NULL REFERENCES person (id),
  reason      text        NOT NULL,
  PRIMARY KEY (team_id, environment, key, version),
  FOREIGN KEY (team_id, environment, key) REFERENCES feature_flag (team_id, environment, key)
);

CREATE INDEX feature_flag_change_by ON feature_flag_change (changed_by);
