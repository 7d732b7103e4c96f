-- A call for somebody. Repeats of its alarm are counted in it instead of making another.
CREATE TABLE page (
  id              uuid        PRIMARY KEY,
  team_id         uuid        NOT NULL REFERENCES team (id),
  number          integer     NOT NULL CHECK (number > 0),
  alarm_id        uuid        NOT NULL REFERENCES alarm (id),
  environment     text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  severity        text        NOT NULL CHECK (severity IN ('PAGE', 'TICKET')),
  title           text        NOT NULL,
  reason          text        NOT NULL,
  runbook         uuid,
  test            boolean     NOT NULL,
  state           text        NOT NULL CHECK (state IN ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
  opened_at       timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by uuid        REFERENCES person (id),
  closed_at       timestamptz,
  repeats         integer     NOT NULL DEFAULT 1 CHECK (repeats > 0),
  -- When it was last told of, and whether it was told in a bundle with others.
  told_at         timestamptz NOT NULL,
  bundled         boolean     NOT NULL,
  escalate_at     timestamptz,
  escalated       integer     NOT NULL DEFAULT 0,
  UNIQUE (team_id, number),
  CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CHECK (state <> 'ACKNOWLEDGED' OR acknowledged_at IS NOT NULL)
);

-- One call at a time for an alarm, whatever happens at once; one that is a test stands beside it.
CREATE UNIQUE INDEX page_one_open ON page (alarm_id, test) WHERE state <> 'CLOSED';
CREATE INDEX page_alarm ON page (alarm_id, opened_at);
CREATE INDEX page_acknowledged_by ON page (acknowledged_by);
CREATE INDEX page_told ON page (team_id, told_at);
CREATE INDEX page_escalate ON page (escalate_at) WHERE escalate_at IS NOT NULL;

CREATE TABLE page_notified (
  page_id   uuid        NOT NULL REFERENCES page (id),
  person_id uuid        NOT NULL REFERENCES person (id),
  at        timestamptz NOT NULL,
  PRIMARY KEY (page_id, person_id)
);
CREATE INDEX page_notified_person ON page_notified (person_id);

CREATE TABLE page_escalation (
  page_id   uuid        NOT NULL REFERENCES page (id),
  position  integer     NOT NULL,
  at        timestamptz NOT NULL,
  -- Null means the whole team.
  person_id uuid        REFERENCES person (id),
  PRIMARY KEY (page_id, position)
);
CREATE INDEX page_escalation_person ON page_escalation (person_id);

CREATE TABLE on_call (
  team_id            uuid        PRIMARY KEY REFERENCES team (id),
  version            bigint      NOT NULL,
  starts_at          timestamptz NOT NULL,
  shift_hours        integer     NOT NULL CHECK (shift_hours BETWEEN 1 AND 336),
  time_zone          text        NOT NULL,
  ack_within_seconds integer     NOT NULL CHECK (ack_within_seconds BETWEEN 30 AND 3600),
  escalate_to        text        NOT NULL CHECK (escalate_to IN ('NEXT', 'TEAM'))
);

CREATE TABLE on_call_member (
  team_id   uuid    NOT NULL REFERENCES on_call (team_id),
  position  integer NOT NULL,
  person_id uuid    NOT NULL REFERENCES person (id),
  PRIMARY KEY (team_id, position)
);
CREATE INDEX on_call_member_person ON on_call_member (person_id);

CREATE TABLE on_call_override (
  id         uuid        PRIMARY KEY,
  team_id    uuid        NOT NULL REFERENCES team (id),
  person_id  uuid        NOT NULL REFERENCES person (id),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  note       text        NOT NULL,
  created_by uuid        NOT NULL REFERENCES person (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (ends_at > starts_at)
);
CREATE INDEX on_call_override_team ON on_call_override (team_id, ends_at);
CREATE INDEX on_call_override_person ON on_call_override (person_id);
CREATE INDEX on_call_override_created_by ON on_call_override (created_by);

CREATE TABLE silence (
  id          uuid        PRIMARY KEY,
  team_id     uuid        NOT NULL REFERENCES team (id),
  environment text        CHECK (environment IN ('PRODUCTION', 'STAGING')),
  -- Empty means all alarms.
  alarm_ids   uuid[]      NOT NULL,
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL,
  reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 200),
  created_by  uuid        NOT NULL REFERENCES person (id),
  CHECK (ends_at >= starts_at)
);
CREATE INDEX silence_team ON silence (team_id, ends_at);
CREATE INDEX silence_created_by ON silence (created_by);
