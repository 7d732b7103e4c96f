package dev.firedrill.telemetry.api.paging;

import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is on call, by which rota, and what happens when nobody answers. */
public record OnCallView(
    long version,
    RotaView rota,
    EscalationView escalation,
    @Nullable PersonView now,
    @Nullable Instant until,
    @Nullable PersonView next,
    List<ShiftView> shifts,
    List<HoleView> holes,
    List<OverrideView> overrides,
    String words) {
  /** Members in turn, by handle. */
  public record RotaView(List<String> members, Instant startsAt, int shiftHours, String timeZone) {}

  /** To whom an unanswered page goes, and when. */
  public record EscalationView(int ackWithinSeconds, OnCall.Then then) {}

  /** Somebody's turn; {@code override} when it was handed over. */
  public record ShiftView(PersonView person, Instant from, Instant until, boolean override) {}

  /** A stretch in which nobody is on call, so that the whole team would be called. */
  public record HoleView(Instant from, Instant until) {}

  /** A hand-over. */
  public record OverrideView(
      UUID id, @Nullable PersonView person, Instant from, Instant until, String note) {}
}
