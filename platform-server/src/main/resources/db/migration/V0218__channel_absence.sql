-- Somebody is kept out of a channel until then, by an operation; the membership itself stays.
ALTER TABLE workspace_member ADD COLUMN away_until timestamptz;
ALTER TABLE workspace_member ADD COLUMN away_operation text;
ALTER TABLE workspace_member ADD CONSTRAINT workspace_member_away
  CHECK ((away_until IS NULL) = (away_operation IS NULL));
CREATE INDEX workspace_member_away ON workspace_member (team_id) WHERE away_until IS NOT NULL;
