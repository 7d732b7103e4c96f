-- A score is computed anew when staff grant, void or excuse; the facts up to which they did.
ALTER TABLE assessment
  ADD COLUMN adjusted_up_to bigint  NOT NULL DEFAULT 0,
  ADD COLUMN revision       integer NOT NULL DEFAULT 1 CHECK (revision > 0);
