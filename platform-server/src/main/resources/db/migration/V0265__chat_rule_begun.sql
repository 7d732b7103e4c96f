-- Connections that are older than a rule are what it makes deaf; applying it again changes nothing of that.
ALTER TABLE chat_rule ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now();
