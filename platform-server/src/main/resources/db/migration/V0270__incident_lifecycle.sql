ALTER TABLE incident
  ADD COLUMN reopened_at timestamptz,
  ADD COLUMN merged_into uuid REFERENCES incident (id),
  ADD CONSTRAINT incident_merged_is_over
    CHECK (merged_into IS NULL OR (status = 'RESOLVED' AND merged_into <> id));

CREATE INDEX incident_merged_into ON incident (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX incident_channel ON incident (team_id, channel_id);

ALTER TABLE incident_role DROP CONSTRAINT incident_role_role_check;
ALTER TABLE incident_role ADD CONSTRAINT incident_role_role_check
  CHECK (role IN ('INCIDENT_COMMANDER', 'OPERATIONS_LEAD', 'COMMUNICATIONS_LEAD', 'SCRIBE',
    'RESPONDER'));

-- What was written before these fields was posted in the room and promised nothing.
ALTER TABLE incident_update
  ADD COLUMN impact text CHECK (char_length(impact) BETWEEN 1 AND 500),
  ADD COLUMN next_update_minutes integer CHECK (next_update_minutes BETWEEN 1 AND 1440),
  ADD COLUMN in_room boolean NOT NULL DEFAULT true,
  ADD COLUMN to_stakeholders boolean NOT NULL DEFAULT false;
ALTER TABLE incident_update
  ALTER COLUMN in_room DROP DEFAULT,
  ALTER COLUMN to_stakeholders DROP DEFAULT;

CREATE TABLE incident_task (
  incident_id uuid        NOT NULL REFERENCES incident (id),
  number      integer     NOT NULL CHECK (number > 0),
  text        text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 200),
  assignee    uuid        REFERENCES person (id),
  created_at  timestamptz NOT NULL,
  created_by  uuid        NOT NULL REFERENCES person (id),
  done_at     timestamptz,
  done_by     uuid        REFERENCES person (id),
  PRIMARY KEY (incident_id, number),
  CHECK ((done_at IS NULL) = (done_by IS NULL))
);

CREATE INDEX incident_task_assignee ON incident_task (assignee);
CREATE INDEX incident_task_created_by ON incident_task (created_by);
CREATE INDEX incident_task_done_by ON incident_task (done_by);
