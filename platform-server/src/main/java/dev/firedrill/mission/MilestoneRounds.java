package dev.firedrill.mission;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.team.TeamId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far teams have come, read anew where something was heard and else in turn: to read all of a
 * large class each second would cost more than everything else here.
 */
final class MilestoneRounds {
  static final int HEARD_AT_ONCE = 25;
  static final int IN_TURN = 4;

  private final RunMilestones milestones;
  private final Map<TeamId, Milestones> known = new ConcurrentHashMap<>();
  private final Set<TeamId> heard = ConcurrentHashMap.newKeySet();
  private final Deque<TeamId> turn = new ArrayDeque<>();
  private @Nullable RunId run;

  MilestoneRounds(RunMilestones milestones) {
    this.milestones = milestones;
  }

  void heardOf(TeamId team) {
    heard.add(team);
  }

  /** What is known; read now where nothing is. */
  Milestones known(RunId of, TeamId team) {
    return of.equals(run)
        ? known.computeIfAbsent(team, missing -> milestones.of(of, missing))
        : milestones.of(of, team);
  }

  /** Reads some anew. */
  void next(RunId of, Collection<TeamId> teams) {
    if (!of.equals(run)) {
      run = of;
      known.clear();
      turn.clear();
    }
    Set<TeamId> due = new LinkedHashSet<>();
    Iterator<TeamId> waiting = heard.iterator();
    while (waiting.hasNext() && due.size() < HEARD_AT_ONCE) {
      TeamId team = waiting.next();
      waiting.remove();
      if (teams.contains(team)) {
        due.add(team);
      }
    }
    if (turn.isEmpty()) {
      turn.addAll(teams);
    }
    for (int i = 0; i < IN_TURN && !turn.isEmpty(); i++) {
      due.add(turn.removeFirst());
    }
    due.forEach(team -> known.put(team, milestones.of(of, team)));
  }
}
