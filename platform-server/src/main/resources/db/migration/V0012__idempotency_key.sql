-- The first answer to a request with an Idempotency-Key, for those who send it again.
CREATE TABLE idempotency_key (
  person_id    uuid        NOT NULL REFERENCES person (id),
  key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash text        NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),
  claimed_at   timestamptz NOT NULL,
  status       integer     CHECK (status BETWEEN 200 AND 399),
  headers      text[]      NOT NULL DEFAULT '{}',
  body         bytea,
  PRIMARY KEY (person_id, key),
  CHECK ((status IS NULL) = (body IS NULL))
);

CREATE INDEX idempotency_key_age ON idempotency_key (claimed_at);
