-- Every version stays: a published grade names the one it was given by.
CREATE TABLE rubric (
  scope    text        NOT NULL CHECK (scope ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  version  bigint      NOT NULL CHECK (version > 0),
  -- Text and not jsonb: kept as it was saved.
  criteria text        NOT NULL CHECK (octet_length(criteria) <= 200000),
  reason   text        NOT NULL,
  by_person uuid       NOT NULL REFERENCES person (id),
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (scope, version)
);

CREATE INDEX rubric_by_person ON rubric (by_person);
