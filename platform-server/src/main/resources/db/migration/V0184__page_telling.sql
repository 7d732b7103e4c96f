-- What people were told of a page: of it alone, that it is over, or (to be) told together with others.
ALTER TABLE page ADD COLUMN telling text;
UPDATE page SET telling =
  CASE WHEN bundled THEN 'BUNDLED' WHEN state = 'CLOSED' THEN 'ENDED' ELSE 'ALONE' END;
ALTER TABLE page
  ALTER COLUMN telling SET NOT NULL,
  ADD CONSTRAINT page_telling_check CHECK (telling IN ('ALONE', 'ENDED', 'WAITING', 'BUNDLED')),
  DROP COLUMN bundled;

CREATE INDEX page_waiting ON page (team_id, severity) WHERE telling = 'WAITING';
CREATE INDEX page_end_untold ON page (closed_at) WHERE telling = 'ALONE' AND state = 'CLOSED';
