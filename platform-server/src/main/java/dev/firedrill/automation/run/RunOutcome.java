package dev.firedrill.automation.run;

/** What became of the wish to begin a run or to go on with it. */
public sealed interface RunOutcome {
  record Done(RunbookRun run) implements RunOutcome {}

  /** The runbook is being gone through already. */
  record AlreadyOpen(RunbookRun open) implements RunOutcome {}

  /** Not possible as the run stands; {@code detail} says why and what is. */
  record NotNow(RunbookRun run, String detail) implements RunOutcome {}

  /** It is not there, or not this team's. */
  record Unknown() implements RunOutcome {}
}
