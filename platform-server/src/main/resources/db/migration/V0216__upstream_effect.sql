-- Rules of more kinds than slow and failing; what they do is read by upstream.persistence.
ALTER TABLE upstream_rule ADD COLUMN effect jsonb;
UPDATE upstream_rule
   SET effect = CASE WHEN status IS NULL
                THEN jsonb_build_object('kind', 'slow', 'delayMs', delay_ms, 'jitterMs', jitter_ms)
                ELSE jsonb_build_object('kind', 'failing', 'status', status) END;
ALTER TABLE upstream_rule ALTER COLUMN effect SET NOT NULL;
ALTER TABLE upstream_rule DROP COLUMN delay_ms, DROP COLUMN jitter_ms, DROP COLUMN status;

-- Where bots push their metrics.
ALTER TABLE upstream_rule DROP CONSTRAINT upstream_rule_service_check;
ALTER TABLE upstream_rule ADD CONSTRAINT upstream_rule_service_check
  CHECK (service IN ('WEATHER', 'DICTIONARY', 'WIKI', 'IMAGE', 'GITHUB', 'METRICS_SINK'));
ALTER TABLE upstream_operation DROP CONSTRAINT upstream_operation_service_check;
ALTER TABLE upstream_operation ADD CONSTRAINT upstream_operation_service_check
  CHECK (service IN ('WEATHER', 'DICTIONARY', 'WIKI', 'IMAGE', 'GITHUB', 'METRICS_SINK'));
