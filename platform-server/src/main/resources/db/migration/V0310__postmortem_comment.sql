CREATE TABLE postmortem_thread (
  id           uuid        PRIMARY KEY,
  incident_id  uuid        NOT NULL REFERENCES incident (id),
  quote        text        CHECK (char_length(quote) <= 400),
  quote_before text        CHECK (char_length(quote_before) <= 80),
  quote_after  text        CHECK (char_length(quote_after) <= 80),
  begun_at     timestamptz NOT NULL,
  resolved_at  timestamptz,
  resolved_by  uuid        REFERENCES person (id),
  CHECK ((quote IS NULL) = (quote_before IS NULL) AND (quote IS NULL) = (quote_after IS NULL)),
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
);

CREATE INDEX postmortem_thread_incident ON postmortem_thread (incident_id, begun_at);
CREATE INDEX postmortem_thread_resolved_by ON postmortem_thread (resolved_by);

-- shown_at: since when the team may read it; null while it is for staff alone.
CREATE TABLE postmortem_comment (
  id         uuid        PRIMARY KEY,
  n          bigint      GENERATED ALWAYS AS IDENTITY,
  thread_id  uuid        NOT NULL REFERENCES postmortem_thread (id),
  author_id  uuid        NOT NULL REFERENCES person (id),
  voice      text        NOT NULL CHECK (voice IN ('TEAM', 'GRADER', 'INSTRUCTOR')),
  body       text        NOT NULL CHECK (char_length(body) BETWEEN 1 AND 4000),
  written_at timestamptz NOT NULL,
  shown_at   timestamptz
);

CREATE INDEX postmortem_comment_thread ON postmortem_comment (thread_id, n);
CREATE INDEX postmortem_comment_author ON postmortem_comment (author_id);

CREATE TABLE postmortem_comment_earlier (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  comment_id uuid        NOT NULL REFERENCES postmortem_comment (id),
  body       text        NOT NULL,
  written_at timestamptz NOT NULL
);

CREATE INDEX postmortem_comment_earlier_comment ON postmortem_comment_earlier (comment_id);
