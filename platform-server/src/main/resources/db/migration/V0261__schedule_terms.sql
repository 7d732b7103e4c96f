-- Whether what is planned ahead counts for the grade (null: when the scenario is proven then), and why although it is not proven.
ALTER TABLE run_schedule
  ADD COLUMN credit          boolean,
  ADD COLUMN unproven_reason text,
  ADD CONSTRAINT run_schedule_reason_is_for_credit CHECK (unproven_reason IS NULL OR credit);
