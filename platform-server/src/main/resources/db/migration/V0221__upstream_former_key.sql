-- Keys that bots had before theirs were changed; those that are accepted are good beside the new.
CREATE TABLE upstream_former_key (
  key         text    PRIMARY KEY,
  team_id     uuid    NOT NULL REFERENCES team (id),
  environment text    NOT NULL CHECK (environment IN ('PRODUCTION', 'STAGING')),
  accepted    boolean NOT NULL
);

CREATE INDEX upstream_former_key_team ON upstream_former_key (team_id);
