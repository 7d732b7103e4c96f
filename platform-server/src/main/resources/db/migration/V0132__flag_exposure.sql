-- How often each variant was served, as bots report it; kept for a little more than an hour.
CREATE TABLE flag_exposure (
  team_id     uuid        NOT NULL,
  environment text        NOT NULL,
  key         text        NOT NULL,
  variant     text        NOT NULL,
  minute      timestamptz NOT NULL,
  evaluations bigint      NOT NULL CHECK (evaluations > 0),
  PRIMARY KEY (team_id, environment, key, variant, minute),
  FOREIGN KEY (team_id, environment, key) REFERENCES feature_flag (team_id, environment, key)
);

CREATE INDEX flag_exposure_minute ON flag_exposure (minute);

-- The days on which an environment's bot reported evaluations at all: a flag that is not evaluated
-- says something only on a day on which others were.
CREATE TABLE flag_report_day (
  team_id     uuid NOT NULL,
  environment text NOT NULL,
  day         date NOT NULL,
  PRIMARY KEY (team_id, environment, day),
  FOREIGN KEY (team_id, environment) REFERENCES flag_environment (team_id, environment)
);
