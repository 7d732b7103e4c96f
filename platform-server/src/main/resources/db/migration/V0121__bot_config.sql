-- The whole configuration of an environment at each version; version 1 is the empty one and has
-- no row. Secrets stand in it by name and version only.
CREATE TABLE bot_config (
  team_id     uuid        NOT NULL REFERENCES team (id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  version     bigint      NOT NULL CHECK (version >= 2),
  variables   jsonb       NOT NULL CHECK (jsonb_typeof(variables) = 'object'),
  secrets     jsonb       NOT NULL CHECK (jsonb_typeof(secrets) = 'object'),
  reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 200),
  changed_at  timestamptz NOT NULL,
  changed_by  uuid        REFERENCES person (id),
  changed_via text        NOT NULL
    CHECK (changed_via IN ('PAGE', 'CLI', 'CI', 'CHAT', 'PLATFORM')),
  changed_token text,
  PRIMARY KEY (team_id, environment, version)
);

CREATE INDEX bot_config_changed_by ON bot_config (changed_by) WHERE changed_by IS NOT NULL;

-- Every value a secret ever had, as AES-256-GCM made it unreadable; key_id says by which key.
CREATE TABLE bot_secret (
  team_id     uuid        NOT NULL REFERENCES team (id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  name        text        NOT NULL CHECK (name ~ '^[A-Z][A-Z0-9_]{0,63}$'),
  version     bigint      NOT NULL CHECK (version >= 1),
  key_id      text        NOT NULL,
  nonce       bytea       NOT NULL CHECK (octet_length(nonce) = 12),
  ciphertext  bytea       NOT NULL,
  set_at      timestamptz NOT NULL,
  set_by      uuid        REFERENCES person (id),
  set_via     text        NOT NULL
    CHECK (set_via IN ('PAGE', 'CLI', 'CI', 'CHAT', 'PLATFORM')),
  set_token   text,
  PRIMARY KEY (team_id, environment, name, version)
);

CREATE INDEX bot_secret_set_by ON bot_secret (set_by) WHERE set_by IS NOT NULL;
