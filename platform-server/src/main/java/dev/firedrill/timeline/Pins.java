package dev.firedrill.timeline;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps pins: at most one of the team and one of staff on each fact. */
public interface Pins {
  /** Those on facts said from inclusive to exclusive, in order of it. */
  List<Pin> of(TeamId team, Instant from, Instant to);

  Optional<Pin> find(TeamId team, long event, boolean byStaff);

  /** Whether it is new; the first of two stays. */
  boolean add(Pin pin);

  /** Whether there was one. */
  boolean remove(TeamId team, long event, boolean byStaff);
}
