-- What was written before a status page could show it stays within the team.
ALTER TABLE incident_update ADD COLUMN for_public boolean NOT NULL DEFAULT false;
ALTER TABLE incident_update ALTER COLUMN for_public DROP DEFAULT;

-- Which teams have opened their status page to everybody; without a row it is closed.
CREATE TABLE status_page (
  team_id    uuid        PRIMARY KEY REFERENCES team (id),
  enabled    boolean     NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid        NOT NULL REFERENCES person (id)
);

CREATE INDEX status_page_changed_by ON status_page (changed_by);
