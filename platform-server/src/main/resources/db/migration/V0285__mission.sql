-- What students asked staff for, and who answered.
CREATE TABLE help_request (
  id          uuid        PRIMARY KEY,
  team_id     uuid        NOT NULL REFERENCES team (id),
  asked_by    uuid        NOT NULL REFERENCES person (id),
  asked_at    timestamptz NOT NULL,
  text        text        NOT NULL CHECK (text <> ''),
  channel     text        NOT NULL,
  answered_at timestamptz,
  answered_by uuid        REFERENCES person (id),
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);

CREATE INDEX help_request_open ON help_request (team_id) WHERE answered_at IS NULL;
CREATE INDEX help_request_asked_by ON help_request (asked_by);
CREATE INDEX help_request_answered_by ON help_request (answered_by);

-- Who of staff said "I'm on it", of which need of which team.
CREATE TABLE staff_claim (
  team_id    uuid        NOT NULL REFERENCES team (id),
  need       text        NOT NULL,
  claimed_by uuid        NOT NULL REFERENCES person (id),
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, need)
);

CREATE INDEX staff_claim_claimed_by ON staff_claim (claimed_by);

-- The class at a glance reads across teams by time; measurements are far too many to be among it.
CREATE INDEX evidence_notable_time ON evidence (occurred_at)
  WHERE kind NOT IN ('sli.window', 'probe.sampled', 'probe.changed');
