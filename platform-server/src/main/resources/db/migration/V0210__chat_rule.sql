-- The newest epoch seen of an operation at a place, and whether it is closed there for good.
CREATE TABLE effect_fence (
  operation_key text        NOT NULL,
  place         text        NOT NULL,
  epoch         bigint      NOT NULL,
  closed_at     timestamptz,
  PRIMARY KEY (operation_key, place)
);

-- At most one rule per bot and kind; past expires_at it has no effect.
CREATE TABLE chat_rule (
  team_id       uuid        NOT NULL REFERENCES team (id),
  environment   text        NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  kind          text        NOT NULL,
  effect        jsonb       NOT NULL,
  operation_key text        NOT NULL,
  epoch         bigint      NOT NULL,
  expires_at    timestamptz NOT NULL,
  PRIMARY KEY (team_id, environment, kind)
);
