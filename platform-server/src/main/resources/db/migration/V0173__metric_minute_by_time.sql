-- A class view reads one minute of all bots. A BRIN index knows nothing of blocks that no vacuum has
-- been at, which are just the newest, so it read the whole day; minutes are few enough for a B-tree.
DROP INDEX metric_minute_at;
CREATE INDEX metric_minute_at ON metric_minute (at);
