package dev.firedrill.telemetry.api.trial;

import dev.firedrill.telemetry.trial.Blip;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test blip; results are there when it is done. */
public record BlipView(
    UUID id,
    Blip.Kind kind,
    Instant startedAt,
    Instant until,
    @Nullable PersonView by,
    State state,
    List<BlipResultView> results) {
  /** Where it stands. */
  public enum State {
    RUNNING,
    DONE
  }

  /** Whether an alarm would have paged, after how many seconds, and on whose data. */
  public record BlipResultView(
      BlipAlarmView alarm,
      boolean wouldHavePaged,
      @Nullable Integer after,
      String reason,
      String observedOn) {}

  /** Which alarm. */
  public record BlipAlarmView(UUID id, String name) {}

  static BlipView of(Blip blip, @Nullable PersonView by) {
    return new BlipView(
        blip.id(),
        blip.kind(),
        blip.startedAt(),
        blip.until(),
        by,
        blip.running() ? State.RUNNING : State.DONE,
        Objects.requireNonNullElse(blip.results(), List.<Blip.Result>of()).stream()
            .map(result ->
                new BlipResultView(
                    new BlipAlarmView(result.alarm(), result.name()),
                    result.wouldHavePaged(),
                    result.after(),
                    result.reason(),
                    result.own() ? "own" : "same definition on staging"))
            .toList());
  }
}
