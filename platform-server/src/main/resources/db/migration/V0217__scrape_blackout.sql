-- At most one per bot; past expires_at it has no effect. Fenced by effect_fence.
CREATE TABLE scrape_blackout (
  team_id       uuid             NOT NULL REFERENCES team (id),
  environment   text             NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  share         double precision NOT NULL CHECK (share > 0 AND share <= 1),
  operation_key text             NOT NULL,
  epoch         bigint           NOT NULL,
  expires_at    timestamptz      NOT NULL,
  PRIMARY KEY (team_id, environment)
);
