-- What a team can run: immutable but for its tombstone. Numbered per team from 1.
CREATE TABLE bot_release (
  team_id            uuid        NOT NULL REFERENCES team (id),
  number             integer     NOT NULL CHECK (number >= 1),
  version            text        NOT NULL CHECK (char_length(version) BETWEEN 1 AND 100),
  source_commit      text        CHECK (char_length(source_commit) BETWEEN 1 AND 100),
  change_cause       text        NOT NULL CHECK (char_length(change_cause) BETWEEN 1 AND 200),
  artifact_kind      text        NOT NULL CHECK (artifact_kind IN ('JAR', 'ARCHIVE', 'IMAGE')),
  artifact_digest    text        NOT NULL CHECK (artifact_digest ~ '^sha256:[0-9a-f]{64}$'),
  artifact_size      bigint      NOT NULL CHECK (artifact_size >= 0),
  artifact_file_name text        NOT NULL,
  artifact_language  text,
  artifact_image     text,
  -- The platform's own template, which is replaced by its newer self at a start.
  bundled            boolean     NOT NULL,
  created_at         timestamptz NOT NULL,
  created_by         uuid        REFERENCES person (id),
  created_via        text        NOT NULL
    CHECK (created_via IN ('PAGE', 'CLI', 'CI', 'CHAT', 'PLATFORM')),
  created_token      text,
  deleted_at         timestamptz,
  deleted_by         uuid        REFERENCES person (id),
  deleted_reason     text        CHECK (char_length(deleted_reason) BETWEEN 3 AND 200),
  PRIMARY KEY (team_id, number),
  CHECK ((artifact_kind = 'IMAGE') = (artifact_image IS NOT NULL)),
  CHECK ((deleted_at IS NULL) = (deleted_reason IS NULL))
);

-- The same bytes, version and commit are the same release, however often a pipeline sends them.
CREATE UNIQUE INDEX bot_release_once ON bot_release
  (team_id, artifact_digest, version, coalesce(source_commit, '')) WHERE deleted_at IS NULL;
CREATE INDEX bot_release_digest ON bot_release (artifact_digest);
CREATE INDEX bot_release_created_by ON bot_release (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX bot_release_deleted_by ON bot_release (deleted_by) WHERE deleted_by IS NOT NULL;

CREATE FUNCTION bot_release_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.deleted_at IS NOT NULL OR
     (to_jsonb(NEW) - 'deleted_at' - 'deleted_by' - 'deleted_reason') <>
     (to_jsonb(OLD) - 'deleted_at' - 'deleted_by' - 'deleted_reason') THEN
    RAISE EXCEPTION 'a release is immutable; only a tombstone may be set, once';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER bot_release_immutable BEFORE UPDATE OR DELETE ON bot_release
  FOR EACH ROW EXECUTE FUNCTION bot_release_is_immutable();
