-- The opaque part of the URL that a bot is given.
CREATE TABLE upstream_key (
  team_id     uuid NOT NULL REFERENCES team (id),
  environment text NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  key         text NOT NULL UNIQUE,
  PRIMARY KEY (team_id, environment)
);

-- At most one rule per bot and service; past expires_at it has no effect.
CREATE TABLE upstream_rule (
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  service       text        NOT NULL CHECK (service IN ('WEATHER', 'DICTIONARY')),
  delay_ms      bigint      NOT NULL CHECK (delay_ms >= 0),
  jitter_ms     bigint      NOT NULL CHECK (jitter_ms >= 0),
  operation_key text        NOT NULL,
  epoch         bigint      NOT NULL,
  expires_at    timestamptz NOT NULL,
  PRIMARY KEY (team_id, environment, service)
);

-- The fence: the newest epoch seen of an operation, and whether it is closed for good.
CREATE TABLE upstream_operation (
  operation_key text        NOT NULL,
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  service       text        NOT NULL CHECK (service IN ('WEATHER', 'DICTIONARY')),
  epoch         bigint      NOT NULL,
  removed_at    timestamptz,
  PRIMARY KEY (operation_key, team_id, environment, service)
);

CREATE INDEX upstream_operation_team ON upstream_operation (team_id);
