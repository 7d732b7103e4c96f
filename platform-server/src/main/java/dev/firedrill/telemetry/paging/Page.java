package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call for somebody about an alarm. {@code repeats} counts how often the alarm fired into it.
 * {@code bundled} when it was told of only together with others, because the team had too many.
 */
public record Page(
    UUID id,
    TeamId team,
    int number,
    UUID alarm,
    String alarmName,
    EnvironmentName environment,
    AlarmSeverity severity,
    String title,
    String reason,
    @Nullable UUID runbook,
    boolean test,
    State state,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable PersonId acknowledgedBy,
    @Nullable Instant closedAt,
    int repeats,
    Instant toldAt,
    boolean bundled,
    @Nullable Instant escalateAt,
    List<Escalation> escalations,
    List<PersonId> notified) {
  public Page {
    escalations = List.copyOf(escalations);
    notified = List.copyOf(notified);
  }

  /** Where it stands. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
  }

  /** It was passed on; null means to the whole team. */
  public record Escalation(Instant at, @Nullable PersonId to) {}

  public boolean open() {
    return state == State.OPEN;
  }

  Page told(Instant at, boolean inBundle, @Nullable Instant escalate) {
    return with(
        State.OPEN, acknowledgedAt, acknowledgedBy, null, repeats, at, inBundle, escalate, reason);
  }

  Page repeated(String why, State as) {
    return with(
        as,
        as == State.OPEN ? null : acknowledgedAt,
        as == State.OPEN ? null : acknowledgedBy,
        null,
        repeats + 1,
        toldAt,
        bundled,
        escalateAt,
        why);
  }

  Page acknowledged(Instant at, PersonId by) {
    return with(State.ACKNOWLEDGED, at, by, null, repeats, toldAt, bundled, null, reason);
  }

  Page closed(Instant at) {
    return with(
        State.CLOSED, acknowledgedAt, acknowledgedBy, at, repeats, toldAt, bundled, null, reason);
  }

  Page escalatingAt(@Nullable Instant at) {
    return with(
        state, acknowledgedAt, acknowledgedBy, closedAt, repeats, toldAt, bundled, at, reason);
  }

  private Page with(
      State nowState,
      @Nullable Instant acked,
      @Nullable PersonId ackedBy,
      @Nullable Instant closed,
      int count,
      Instant told,
      boolean inBundle,
      @Nullable Instant escalate,
      String why) {
    return new Page(
        id,
        team,
        number,
        alarm,
        alarmName,
        environment,
        severity,
        title,
        why,
        runbook,
        test,
        nowState,
        openedAt,
        acked,
        ackedBy,
        closed,
        count,
        told,
        inBundle,
        escalate,
        escalations,
        notified);
  }
}
