-- Wiki, image and github: rules may slow these too.
ALTER TABLE upstream_rule DROP CONSTRAINT upstream_rule_service_check;
ALTER TABLE upstream_rule ADD CONSTRAINT upstream_rule_service_check
  CHECK (service IN ('WEATHER', 'DICTIONARY', 'WIKI', 'IMAGE', 'GITHUB'));

ALTER TABLE upstream_operation DROP CONSTRAINT upstream_operation_service_check;
ALTER TABLE upstream_operation ADD CONSTRAINT upstream_operation_service_check
  CHECK (service IN ('WEATHER', 'DICTIONARY', 'WIKI', 'IMAGE', 'GITHUB'));
