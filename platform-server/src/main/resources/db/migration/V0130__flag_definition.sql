-- Flags become definitions in flagd's format. They are kept as canonical JSON text, not as jsonb:
-- equal definitions have equal texts, and numbers stay as they were written.
ALTER TABLE flag_environment
  -- What the flags share: {"$evaluators": …, "metadata": …}.
  ADD COLUMN shared text NOT NULL DEFAULT '{}' CHECK (shared LIKE '{%');

ALTER TABLE feature_flag
  ADD COLUMN definition text CHECK (definition LIKE '{%'),
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN archived boolean NOT NULL DEFAULT false,
  -- As far as bots report; see flag_exposure.
  ADD COLUMN last_evaluated_at timestamptz;

UPDATE feature_flag
SET definition = CASE
  WHEN is_on THEN '{"defaultVariant":"on","state":"ENABLED","variants":{"off":false,"on":true}}'
  ELSE '{"defaultVariant":"off","state":"ENABLED","variants":{"off":false,"on":true}}'
END;

ALTER TABLE feature_flag
  ALTER COLUMN definition SET NOT NULL,
  DROP CONSTRAINT feature_flag_check,
  DROP COLUMN is_on,
  -- Only a flag that the platform made and nobody touched has no author.
  ADD CONSTRAINT feature_flag_author CHECK (
    (changed_at IS NULL) = (changed_by IS NULL) AND (changed_at IS NULL) = (reason IS NULL)
  );

ALTER TABLE feature_flag_change
  ADD COLUMN definition text,
  -- The definition before this change; null where there was none.
  ADD COLUMN before text,
  ADD COLUMN archived boolean NOT NULL DEFAULT false;

UPDATE feature_flag_change
SET definition = CASE
  WHEN is_on THEN '{"defaultVariant":"on","state":"ENABLED","variants":{"off":false,"on":true}}'
  ELSE '{"defaultVariant":"off","state":"ENABLED","variants":{"off":false,"on":true}}'
END;

UPDATE feature_flag_change c
SET before = (
  SELECT p.definition FROM feature_flag_change p
  WHERE p.team_id = c.team_id AND p.environment = c.environment AND p.key = c.key
    AND p.version = c.version - 1
);

-- The first change of a flag turned round what it was provisioned with.
UPDATE feature_flag_change
SET before = CASE
  WHEN is_on THEN '{"defaultVariant":"off","state":"ENABLED","variants":{"off":false,"on":true}}'
  ELSE '{"defaultVariant":"on","state":"ENABLED","variants":{"off":false,"on":true}}'
END
WHERE before IS NULL;

ALTER TABLE feature_flag_change
  ALTER COLUMN definition SET NOT NULL,
  DROP COLUMN is_on;
