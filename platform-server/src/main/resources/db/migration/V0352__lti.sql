-- Learning management systems that may send people here.
CREATE TABLE lti_platform (
  id          uuid   PRIMARY KEY,
  name        text   NOT NULL,
  issuer      text   NOT NULL,
  client_id   text   NOT NULL,
  deployments text[] NOT NULL CHECK (cardinality(deployments) > 0),
  login_url   text   NOT NULL,
  token_url   text   NOT NULL,
  keys_url    text   NOT NULL,
  UNIQUE (issuer, client_id)
);

-- Launches that were begun; a row is deleted when its launch is finished, so it works once.
CREATE TABLE lti_state (
  state_hash  text        PRIMARY KEY,
  nonce_hash  text        NOT NULL,
  platform_id uuid        NOT NULL REFERENCES lti_platform (id) ON DELETE CASCADE,
  expires_at  timestamptz NOT NULL
);

CREATE INDEX lti_state_platform ON lti_state (platform_id);
CREATE INDEX lti_state_expires ON lti_state (expires_at);

-- Who a platform's people are here.
CREATE TABLE lti_account (
  platform_id uuid NOT NULL REFERENCES lti_platform (id) ON DELETE CASCADE,
  subject     text NOT NULL,
  person_id   uuid NOT NULL REFERENCES person (id),
  PRIMARY KEY (platform_id, subject)
);

CREATE INDEX lti_account_person ON lti_account (person_id);

-- Courses of platforms, as the newest launch told.
CREATE TABLE lti_context (
  id             uuid   PRIMARY KEY,
  platform_id    uuid   NOT NULL REFERENCES lti_platform (id) ON DELETE CASCADE,
  context_id     text   NOT NULL,
  title          text   NOT NULL,
  members_url    text,
  line_items_url text,
  scopes         text[] NOT NULL,
  UNIQUE (platform_id, context_id)
);

-- Our own keys, sealed with the platform's key.
CREATE TABLE lti_key (
  number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sealed  text        NOT NULL,
  made_at timestamptz NOT NULL
);

CREATE TABLE lti_sync (
  id         uuid        PRIMARY KEY,
  context_id uuid        NOT NULL REFERENCES lti_context (id) ON DELETE CASCADE,
  -- The item; null is the total.
  run_id     uuid,
  title      text        NOT NULL,
  dry_run    boolean     NOT NULL,
  state      text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
  by_person  uuid        NOT NULL REFERENCES person (id),
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  problem    text,
  attempts   integer     NOT NULL CHECK (attempts > 0)
);

CREATE INDEX lti_sync_context ON lti_sync (context_id);
CREATE INDEX lti_sync_by_person ON lti_sync (by_person);
CREATE INDEX lti_sync_started ON lti_sync (started_at DESC);

CREATE TABLE lti_sync_row (
  sync_id   uuid    NOT NULL REFERENCES lti_sync (id) ON DELETE CASCADE,
  position  integer NOT NULL,
  person_id uuid    REFERENCES person (id),
  subject   text,
  name      text    NOT NULL,
  theirs    double precision,
  ours      double precision,
  outcome   text    NOT NULL,
  sentence  text    NOT NULL,
  PRIMARY KEY (sync_id, position)
);

CREATE INDEX lti_sync_row_person ON lti_sync_row (person_id);
