-- As for sign-in links: only the SHA-256 of a token is here.
CREATE TABLE api_token (
  id           uuid        PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('PERSONAL', 'CI')),
  name         text        NOT NULL CHECK (name <> '' AND length(name) <= 60),
  token_hash   text        NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  person_id    uuid        NOT NULL REFERENCES person (id),
  team_id      uuid        REFERENCES team (id) CHECK ((team_id IS NOT NULL) = (kind = 'CI')),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
    CHECK (expires_at > created_at AND expires_at <= created_at + interval '365 days'),
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- A name tells tokens apart in the audit: each person's own, and each team's for CI.
CREATE UNIQUE INDEX api_token_personal_name ON api_token (person_id, name)
  WHERE kind = 'PERSONAL' AND revoked_at IS NULL;
CREATE UNIQUE INDEX api_token_ci_name ON api_token (team_id, name)
  WHERE kind = 'CI' AND revoked_at IS NULL;
CREATE INDEX api_token_person ON api_token (person_id);
