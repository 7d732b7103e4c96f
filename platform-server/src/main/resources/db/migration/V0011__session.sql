-- Tokens are random and 256 bits long; only their SHA-256 is here, so a copy of this signs nobody in.
CREATE TABLE sign_in_link (
  id         uuid        PRIMARY KEY,
  token_hash text        NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  person_id  uuid        NOT NULL REFERENCES person (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at timestamptz
);

CREATE INDEX sign_in_link_person ON sign_in_link (person_id);

CREATE TABLE session (
  id           uuid        PRIMARY KEY,
  token_hash   text        NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  person_id    uuid        NOT NULL REFERENCES person (id),
  started_at   timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL CHECK (last_used_at >= started_at),
  ends_at      timestamptz NOT NULL CHECK (ends_at > started_at),
  ended_at     timestamptz
);

CREATE INDEX session_person ON session (person_id);
