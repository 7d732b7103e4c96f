-- What people are to be told, once for each key and target.
CREATE TABLE notification (
  id         uuid        PRIMARY KEY,
  key        text        NOT NULL,
  team_id    uuid        NOT NULL REFERENCES team (id),
  subject    uuid,
  kind       text        NOT NULL,
  title      text        NOT NULL,
  text       text        NOT NULL,
  href       text,
  facts      text        NOT NULL,
  -- Whom it concerns: chat mentions them.
  people     uuid[]      NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX notification_key ON notification (key);
CREATE INDEX notification_team ON notification (team_id, created_at);
CREATE INDEX notification_subject ON notification (subject) WHERE subject IS NOT NULL;

CREATE TABLE team_webhook (
  id            uuid        PRIMARY KEY,
  team_id       uuid        NOT NULL REFERENCES team (id),
  url           text        NOT NULL,
  -- Sealed with the platform's key; null when calls are not signed.
  sealed_secret text
);
CREATE INDEX team_webhook_team ON team_webhook (team_id);

CREATE TABLE delivery (
  id              uuid        PRIMARY KEY,
  notification_id uuid        NOT NULL REFERENCES notification (id),
  channel         text        NOT NULL CHECK (channel IN ('CHAT', 'INBOX', 'MAIL', 'WEBHOOK')),
  person_id       uuid        REFERENCES person (id),
  address         text,
  webhook_id      uuid        REFERENCES team_webhook (id),
  state           text        NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
  attempts        integer     NOT NULL DEFAULT 0,
  next_at         timestamptz NOT NULL,
  ended_at        timestamptz,
  error           text,
  read_at         timestamptz,
  CHECK ((channel = 'INBOX') = (person_id IS NOT NULL)),
  CHECK ((channel = 'MAIL') = (address IS NOT NULL)),
  CHECK ((channel = 'WEBHOOK') = (webhook_id IS NOT NULL))
);
CREATE INDEX delivery_notification ON delivery (notification_id);
CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'PENDING';
CREATE INDEX delivery_inbox ON delivery (person_id, id) WHERE channel = 'INBOX';
CREATE INDEX delivery_unread ON delivery (person_id) WHERE channel = 'INBOX' AND read_at IS NULL;
CREATE INDEX delivery_webhook ON delivery (webhook_id) WHERE webhook_id IS NOT NULL;

CREATE TABLE team_route (
  team_id     uuid    PRIMARY KEY REFERENCES team (id),
  version     bigint  NOT NULL,
  -- {"page": {"chat", "inbox", "mail": [], "webhooks": []}, "ticket": {…}}
  routes      text    NOT NULL
);
