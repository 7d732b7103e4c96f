-- What people said about moments of a team's record; each text that ever was is kept.
CREATE TABLE timeline_note (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  version    bigint      NOT NULL CHECK (version > 0),
  by_staff   boolean     NOT NULL,
  written_at timestamptz NOT NULL,
  written_by uuid        NOT NULL REFERENCES person (id),
  deleted_at timestamptz,
  deleted_by uuid        REFERENCES person (id),
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL))
);

CREATE INDEX timeline_note_team ON timeline_note (team_id);
CREATE INDEX timeline_note_written_by ON timeline_note (written_by);
CREATE INDEX timeline_note_deleted_by ON timeline_note (deleted_by);

CREATE TABLE timeline_note_version (
  note_id  uuid        NOT NULL REFERENCES timeline_note (id),
  version  bigint      NOT NULL CHECK (version > 0),
  at       timestamptz NOT NULL,
  text     text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  -- Whether the team may read it: always of a team's own, of staff's when they share it.
  shared   boolean     NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (note_id, version)
);

CREATE INDEX timeline_note_version_saved_by ON timeline_note_version (saved_by);

-- What is worth telling; a team and staff choose apart from each other.
CREATE TABLE timeline_pin (
  team_id   uuid        NOT NULL REFERENCES team (id),
  event_id  bigint      NOT NULL REFERENCES evidence (id),
  by_staff  boolean     NOT NULL,
  said_at   timestamptz NOT NULL,
  pinned_at timestamptz NOT NULL,
  pinned_by uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (team_id, event_id, by_staff)
);

CREATE INDEX timeline_pin_event ON timeline_pin (event_id);
CREATE INDEX timeline_pin_pinned_by ON timeline_pin (pinned_by);
