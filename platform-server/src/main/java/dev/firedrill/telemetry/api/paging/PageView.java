package dev.firedrill.telemetry.api.paging;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page; {@code count} is how often its alarm fired into it. */
public record PageView(
    UUID id,
    String team,
    int number,
    PageAlarmView alarm,
    EnvironmentName environment,
    AlarmSeverity severity,
    String title,
    String reason,
    boolean test,
    boolean bundled,
    Page.State state,
    Instant openedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable PersonView acknowledgedBy,
    @Nullable Instant closedAt,
    @Nullable Instant escalatesAt,
    List<PageEscalationView> escalations,
    List<PersonView> notified,
    List<PageDeliveryView> deliveries,
    @Nullable UUID runbookId,
    int count) {
  /** The alarm that fired. */
  public record PageAlarmView(UUID id, String name) {}

  /** It was passed on, to a person or, when that is null, to the whole team. */
  public record PageEscalationView(Instant at, @Nullable PersonView to, boolean wholeTeam) {}
}
