package dev.firedrill.bot.api;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bot as its team and staff see it. */
public record BotView(
    EnvironmentName environment,
    BotStatus.Desired desired,
    BotStatus.Observed observed,
    Instant since,
    int restarts,
    String release,
    @Nullable String detail) {
  static BotView of(BotStatus status) {
    return new BotView(
        status.bot().environment(),
        status.desired(),
        status.observed(),
        status.since(),
        status.restarts(),
        status.release(),
        status.detail());
  }
}
