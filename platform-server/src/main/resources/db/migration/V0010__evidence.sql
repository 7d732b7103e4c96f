-- The last link of each chain; its row lock orders appends.
CREATE TABLE evidence_chain (
  chain    text   PRIMARY KEY,
  position bigint NOT NULL,
  hash     text   NOT NULL
);

-- The payload is text and not jsonb: the hash covers its exact bytes.
CREATE TABLE evidence (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain       text        NOT NULL REFERENCES evidence_chain (chain),
  position    bigint      NOT NULL,
  kind        text        NOT NULL,
  audience    text        NOT NULL CHECK (audience IN ('TEAM', 'STAFF')),
  team_id     uuid        REFERENCES team (id),
  environment text        CHECK (environment IN ('PRODUCTION', 'STAGING')),
  run_id      uuid,
  actor       uuid        REFERENCES person (id),
  subject     text        NOT NULL,
  text        text        NOT NULL,
  payload     text        NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  caused_by   bigint      REFERENCES evidence (id),
  hash        text        NOT NULL,
  UNIQUE (chain, position)
);

CREATE INDEX evidence_team_time ON evidence (team_id, occurred_at);
CREATE INDEX evidence_run ON evidence (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX evidence_actor ON evidence (actor) WHERE actor IS NOT NULL;

-- Facts are immutable, also for whoever holds the platform's own database role.
CREATE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'evidence is append-only';
END
$$;

CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
  FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();
