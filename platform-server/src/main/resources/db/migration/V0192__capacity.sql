-- How large bots may be. Version 1 is the platform's usual size and never stored.
CREATE TABLE bot_size (
  team_id     uuid        NOT NULL REFERENCES team (id),
  environment text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  version     bigint      NOT NULL CHECK (version > 1),
  memory_mib  integer     NOT NULL CHECK (memory_mib > 0),
  cpu_percent integer     NOT NULL CHECK (cpu_percent > 0),
  reason      text        NOT NULL,
  changed_at  timestamptz NOT NULL,
  changed_by  uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (team_id, environment, version)
);

CREATE INDEX bot_size_changed_by ON bot_size (changed_by);

-- What all instances of a bot used in a minute.
CREATE TABLE bot_usage_minute (
  team_id        uuid             NOT NULL REFERENCES team (id),
  environment    text             NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  at             timestamptz      NOT NULL,
  cpu            double precision NOT NULL CHECK (cpu >= 0),
  resident_bytes bigint           NOT NULL CHECK (resident_bytes >= 0),
  instances      integer          NOT NULL CHECK (instances > 0),
  PRIMARY KEY (team_id, environment, at)
);

CREATE INDEX bot_usage_minute_at ON bot_usage_minute (at);

CREATE TABLE capacity_forecast (
  id           uuid             PRIMARY KEY,
  team_id      uuid             NOT NULL REFERENCES team (id),
  environment  text             NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  begins       timestamptz      NOT NULL,
  ends         timestamptz      NOT NULL CHECK (ends > begins),
  peak_rps     double precision NOT NULL CHECK (peak_rps > 0),
  units_budget integer          NOT NULL CHECK (units_budget > 0),
  reasoning    text             NOT NULL,
  filed_at     timestamptz      NOT NULL,
  filed_by     uuid             NOT NULL REFERENCES person (id)
);

CREATE INDEX capacity_forecast_team ON capacity_forecast (team_id, filed_at);
CREATE INDEX capacity_forecast_filed_by ON capacity_forecast (filed_by);
