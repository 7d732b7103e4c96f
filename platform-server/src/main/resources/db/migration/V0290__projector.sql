-- Since when what this session gets is fit to be projected; null is the usual: it is not projected.
ALTER TABLE session ADD COLUMN projected_since timestamptz;
