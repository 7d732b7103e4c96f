-- What bots wrote. Ids grow with time: one collector writes them.
CREATE SEQUENCE log_line_id CACHE 1;

CREATE TABLE log_line (
  id        bigint      NOT NULL DEFAULT nextval('log_line_id'),
  source_id integer     NOT NULL,
  at        timestamptz NOT NULL,
  -- 0 is ERROR, 4 is TRACE; null where the line does not say.
  level     smallint    CHECK (level BETWEEN 0 AND 4),
  logger    text,
  text      text        NOT NULL,
  fields    jsonb       NOT NULL,
  track     text        NOT NULL,
  cut       boolean     NOT NULL,
  PRIMARY KEY (source_id, id, at)
) PARTITION BY RANGE (at);

CREATE INDEX log_line_at ON log_line (source_id, at);

-- Up to which of its lines a bot's log is kept, and how many lines were not.
CREATE TABLE log_position (
  source_id integer PRIMARY KEY REFERENCES metric_source (id),
  position  bigint  NOT NULL
);

CREATE TABLE log_dropped (
  source_id integer     NOT NULL REFERENCES metric_source (id),
  minute    timestamptz NOT NULL,
  lines     bigint      NOT NULL CHECK (lines > 0),
  PRIMARY KEY (source_id, minute)
);
