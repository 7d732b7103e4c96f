package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;

/** What runs now and what it uses; whoever runs bots knows it. */
@FunctionalInterface
public interface RunningUsage {
  /** An instance, by a name of its own: its processor time since its start, and its memory. */
  record Instance(TeamEnvironment bot, String name, long cpuMillis, long residentBytes) {}

  List<Instance> now();
}
