package dev.firedrill.mission.api;

import dev.firedrill.mission.Mission;
import org.jspecify.annotations.Nullable;

/** Median milliseconds from the effect to detecting, acknowledging and mitigating it. */
public record MissionMediansView(@Nullable Long ttdMs, @Nullable Long ttaMs, @Nullable Long ttmMs) {
  static MissionMediansView of(Mission.Medians medians) {
    return new MissionMediansView(medians.ttdMs(), medians.ttaMs(), medians.ttmMs());
  }
}
