package dev.firedrill.debrief.api;

import dev.firedrill.chaos.RunRecord;
import dev.firedrill.chaos.RunState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run to be debriefed; {@code title} is null where it would give the script away. */
public record DebriefRunView(
    UUID id,
    int number,
    @Nullable String title,
    RunState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    int teams) {
  static DebriefRunView of(RunRecord run, Viewer viewer) {
    return new DebriefRunView(
        run.id().value(),
        run.number(),
        viewer.seesTheScript() ? run.scenarioTitle() : null,
        run.state(),
        run.startedAt(),
        run.endedAt(),
        run.teams().size());
  }
}
