-- Scraped metrics. A row holds all values of one scrape of one bot; docs/adr/0015 says why.
CREATE TABLE metric_source (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team_id     uuid NOT NULL REFERENCES team (id),
  environment text NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  UNIQUE (team_id, environment)
);

-- Which series a slot of a bot's rows means. A slot is never given to another series.
CREATE TABLE metric_series (
  source_id integer     NOT NULL REFERENCES metric_source (id),
  slot      integer     NOT NULL CHECK (slot >= 0),
  name      text        NOT NULL,
  labels    jsonb       NOT NULL,
  type      text        NOT NULL,
  help      text        NOT NULL,
  last_seen timestamptz NOT NULL,
  PRIMARY KEY (source_id, slot)
);

-- telemetry.metrics.SlotValues. No foreign key: it would be checked for every row of a COPY.
CREATE TABLE metric_sample (
  at        timestamptz NOT NULL,
  source_id integer     NOT NULL,
  samples   bytea       NOT NULL,
  PRIMARY KEY (source_id, at)
) PARTITION BY RANGE (at);

CREATE INDEX metric_sample_at ON metric_sample USING brin (at) WITH (pages_per_range = 32);

-- telemetry.metrics.MinuteValues
CREATE TABLE metric_minute (
  at        timestamptz NOT NULL,
  source_id integer     NOT NULL,
  samples   bytea       NOT NULL,
  PRIMARY KEY (source_id, at)
) PARTITION BY RANGE (at);

CREATE INDEX metric_minute_at ON metric_minute USING brin (at) WITH (pages_per_range = 32);

-- Up to when minutes are made: one row.
CREATE TABLE metric_rolled (
  only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  until    timestamptz NOT NULL
);

-- The batches that were written lately: a batch whose commit was not heard of is looked up here.
CREATE TABLE metric_batch (
  id uuid        PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX metric_batch_at ON metric_batch (at);
