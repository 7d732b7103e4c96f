-- How the team's bot stood when the run started, by name of a probe's field; null in older runs.
ALTER TABLE run_team ADD COLUMN baseline jsonb;
