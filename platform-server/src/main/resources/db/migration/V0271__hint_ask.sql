-- When a team last asked for a hint in vain. The hints it got are evidence.
CREATE TABLE incident_hint_ask (
  incident_id uuid        PRIMARY KEY REFERENCES incident (id),
  asked_at    timestamptz NOT NULL
);
