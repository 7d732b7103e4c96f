package dev.firedrill.automation.readiness;

import dev.firedrill.team.TeamId;
import java.util.List;

/** Looks whether things are ready. */
@FunctionalInterface
public interface ReadinessCheck {
  List<ReadinessItem> of(TeamId team);
}
