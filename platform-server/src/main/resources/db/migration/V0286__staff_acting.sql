-- Who of staff acts for which team, and until when; somebody acts for one team at a time.
CREATE TABLE staff_acting (
  person_id uuid        PRIMARY KEY REFERENCES person (id),
  team_id   uuid        NOT NULL REFERENCES team (id),
  began_at  timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL CHECK (ends_at > began_at)
);

CREATE INDEX staff_acting_team ON staff_acting (team_id);
