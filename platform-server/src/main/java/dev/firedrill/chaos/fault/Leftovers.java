package dev.firedrill.chaos.fault;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;

/** Finds what still disturbs a bot, whoever put it there; each plane of faults has its own. */
@FunctionalInterface
public interface Leftovers {
  /** What is left, in words for staff; empty when the plane is clean. */
  List<String> of(TeamEnvironment bot);
}
