-- A bot of somebody else visits a team's channel: it belongs to no environment of the team.
ALTER TABLE workspace_user DROP CONSTRAINT workspace_user_check1;
ALTER TABLE workspace_user ADD CONSTRAINT workspace_user_environment_of_bot
  CHECK (kind = 'BOT' OR bot_environment IS NULL);
