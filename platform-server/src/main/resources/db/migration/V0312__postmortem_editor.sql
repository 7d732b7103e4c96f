-- Leases of those who have a postmortem open for writing; old rows count for nothing.
CREATE TABLE postmortem_editor (
  incident_id uuid        NOT NULL REFERENCES incident (id),
  person_id   uuid        NOT NULL REFERENCES person (id),
  arrived_at  timestamptz NOT NULL,
  seen_at     timestamptz NOT NULL,
  PRIMARY KEY (incident_id, person_id)
);

CREATE INDEX postmortem_editor_person ON postmortem_editor (person_id);
