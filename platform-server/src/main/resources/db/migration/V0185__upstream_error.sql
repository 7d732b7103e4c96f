-- A rule may answer with an error instead of the truth; null lets the truth through.
ALTER TABLE upstream_rule ADD COLUMN status integer CHECK (status BETWEEN 500 AND 599);
