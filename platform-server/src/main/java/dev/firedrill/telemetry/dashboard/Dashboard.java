package dev.firedrill.telemetry.dashboard;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures that a team wants to see together; who made it is null where the platform did. */
public record Dashboard(
    UUID id,
    TeamId team,
    long version,
    String title,
    List<Panel> panels,
    @Nullable PersonId createdBy,
    Instant updatedAt,
    @Nullable PersonId updatedBy) {
  public Dashboard {
    panels = List.copyOf(panels);
  }
}
