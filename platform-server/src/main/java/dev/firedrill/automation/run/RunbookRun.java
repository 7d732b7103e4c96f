package dev.firedrill.automation.run;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A runbook being gone through, with the steps it had when it began. With a rule nobody confirms:
 * the steps follow each other, and the first that fails ends it.
 */
public record RunbookRun(
    UUID id,
    TeamId team,
    UUID runbook,
    long version,
    String title,
    @Nullable UUID incident,
    boolean dryRun,
    @Nullable UUID rule,
    State state,
    @Nullable String detail,
    PersonId startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<RunStep> steps) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public RunbookRun {
    steps = List.copyOf(steps);
  }

  /** Since when, for people. */
  public String since() {
    return MINUTE.format(startedAt);
  }

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    ABORTED
  }

  public boolean isOpen() {
    return state == State.RUNNING;
  }

  public boolean isAutomatic() {
    return rule != null;
  }

  public Optional<RunStep> step(int n) {
    return steps.stream().filter(step -> step.n() == n).findFirst();
  }

  public Optional<RunStep> running() {
    return steps.stream().filter(step -> step.state() == StepState.RUNNING).findFirst();
  }

  /** The step that is to be confirmed next; empty while one runs and when all are over. */
  public Optional<RunStep> next() {
    if (!isOpen() || running().isPresent()) {
      return Optional.empty();
    }
    return steps.stream().filter(step -> step.state() == StepState.PENDING).findFirst();
  }

  /** Whether this is a step that went wrong and after which nothing was begun. */
  public boolean mayBeRepeated(RunStep step) {
    return isOpen()
        && step.state().isBad()
        && running().isEmpty()
        && steps.stream().noneMatch(other -> other.n() > step.n() && other.attempt() > 0);
  }

  RunbookRun with(RunStep changed) {
    return new RunbookRun(
        id,
        team,
        runbook,
        version,
        title,
        incident,
        dryRun,
        rule,
        state,
        detail,
        startedBy,
        startedAt,
        endedAt,
        steps.stream().map(step -> step.n() == changed.n() ? changed : step).toList());
  }

  RunbookRun ended(State how, String told, Instant at) {
    return new RunbookRun(
        id, team, runbook, version, title, incident, dryRun, rule, how, told, startedBy, startedAt,
        at, steps);
  }
}
