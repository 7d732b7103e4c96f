-- Whether a run counts for the grade, how fast its clock was, and why it was launched for credit without a proof.
ALTER TABLE run
  ADD COLUMN credit          boolean NOT NULL DEFAULT true,
  ADD COLUMN speed           integer NOT NULL DEFAULT 1 CHECK (speed BETWEEN 1 AND 60),
  ADD COLUMN unproven_reason text,
  ADD CONSTRAINT run_compressed_is_not_for_credit CHECK (speed = 1 OR NOT credit);

ALTER TABLE assessment ADD COLUMN credit boolean NOT NULL DEFAULT true;
