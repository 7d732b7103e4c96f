-- What users saw of each bot, one row per bot and second in which somebody asked or should have.
-- A row is written again while outcomes of its second become known. Nothing is updated once the
-- users' patience with the second has run out, so evidence can be built from it.
CREATE TABLE sli_second (
  team_id         uuid        NOT NULL REFERENCES team (id),
  environment     text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  at              timestamptz NOT NULL,
  asked           integer     NOT NULL CHECK (asked >= 0),
  platform_errors integer     NOT NULL CHECK (platform_errors >= 0),
  lateness_ms     integer     NOT NULL CHECK (lateness_ms >= 0),
  good            integer     NOT NULL CHECK (good >= 0),
  total           integer     NOT NULL CHECK (total >= good),
  -- {"weather": [real, degraded, late, wrong, missing], …}
  commands        jsonb       NOT NULL,
  -- slo.LatencyHistogram: pairs of varints, distance to the next bucket and its count.
  latencies       bytea       NOT NULL,
  PRIMARY KEY (team_id, environment, at)
);

CREATE INDEX sli_second_at ON sli_second (at);

-- The same by the minute, kept when the seconds are gone.
CREATE TABLE sli_minute (
  team_id         uuid        NOT NULL REFERENCES team (id),
  environment     text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  at              timestamptz NOT NULL,
  asked           integer     NOT NULL CHECK (asked >= 0),
  platform_errors integer     NOT NULL CHECK (platform_errors >= 0),
  lateness_ms     integer     NOT NULL CHECK (lateness_ms >= 0),
  good            integer     NOT NULL CHECK (good >= 0),
  total           integer     NOT NULL CHECK (total >= good),
  commands        jsonb       NOT NULL,
  latencies       bytea       NOT NULL,
  PRIMARY KEY (team_id, environment, at)
);

CREATE INDEX sli_minute_at ON sli_minute (at);

-- How a bot stands against its objective, and up to when its windows are in evidence.
CREATE TABLE sli_standing (
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  state         text        NOT NULL CHECK (state IN ('OK', 'BURNING', 'BREACHING', 'NO_DATA')),
  since         timestamptz NOT NULL,
  windows_until timestamptz NOT NULL,
  PRIMARY KEY (team_id, environment)
);
