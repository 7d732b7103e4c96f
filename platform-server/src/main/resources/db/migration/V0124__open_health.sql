-- Asked every second: the deployments whose health since then is still to be written down.
CREATE INDEX bot_deployment_open_health ON bot_deployment (effective_at)
  WHERE state = 'EFFECTIVE' AND total_after IS NULL;
