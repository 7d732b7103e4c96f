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
 * A call for somebody about an alarm. {@code repeats} counts how often the alarm fired into it;
 * {@code toldAt} is when people were last called for it.
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
    Telling telling,
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

  /** What people were told of it. */
  public enum Telling {
    /** That it is open, in a message of its own. */
    ALONE,
    /** That it is over, too. */
    ENDED,
    /** Nothing yet: the next bundle tells of it. */
    WAITING,
    /** That it is there, in one message with others. */
    BUNDLED
  }

  /** It was passed on; null means to the whole team. */
  public record Escalation(Instant at, @Nullable PersonId to) {}

  public boolean open() {
    return state == State.OPEN;
  }

  /** Told of together with others, because the team had too many. */
  public boolean bundled() {
    return telling == Telling.WAITING || telling == Telling.BUNDLED;
  }

  Page told(Instant at, Telling how, @Nullable Instant escalate) {
    return with(
        state, acknowledgedAt, acknowledgedBy, closedAt, repeats, at, how, escalate, reason);
  }

  Page repeated(String why, State as) {
    return with(
        as,
        as == State.OPEN ? null : acknowledgedAt,
        as == State.OPEN ? null : acknowledgedBy,
        null,
        repeats + 1,
        toldAt,
        telling,
        escalateAt,
        why);
  }

  Page acknowledged(Instant at, PersonId by) {
    return with(State.ACKNOWLEDGED, at, by, null, repeats, toldAt, telling, null, reason);
  }

  Page closed(Instant at) {
    return with(
        State.CLOSED, acknowledgedAt, acknowledgedBy, at, repeats, toldAt, telling, null, reason);
  }

  Page ended() {
    return with(
        state,
        acknowledgedAt,
        acknowledgedBy,
        closedAt,
        repeats,
        toldAt,
        Telling.ENDED,
        null,
        reason);
  }

  Page escalatingAt(@Nullable Instant at) {
    return with(
        state, acknowledgedAt, acknowledgedBy, closedAt, repeats, toldAt, telling, at, reason);
  }

  private Page with(
      State nowState,
      @Nullable Instant acked,
      @Nullable PersonId ackedBy,
      @Nullable Instant closed,
      int count,
      Instant told,
      Telling how,
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
        how,
        escalate,
        escalations,
        notified);
  }
}
