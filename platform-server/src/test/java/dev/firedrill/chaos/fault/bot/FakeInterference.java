package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bots on paper: one instance each, which comes back under another name when it was ended. */
final class FakeInterference implements BotInterference {
  final List<String> ended = new ArrayList<>();
  private final InstantSource clock;
  private final Map<TeamEnvironment, List<String>> running = new HashMap<>();
  private final Map<String, Load> loads = new HashMap<>();
  private int names;

  FakeInterference(InstantSource clock) {
    this.clock = clock;
  }

  void run(TeamEnvironment bot, int instances) {
    List<String> all = running.computeIfAbsent(bot, first -> new ArrayList<>());
    for (int i = 0; i < instances; i++) {
      all.add("one-" + ++names);
    }
  }

  /** The team finds the file and removes it. */
  void clearedByTeam() {
    loads.clear();
  }

  @Override
  public Set<String> capabilities() {
    return Set.of();
  }

  @Override
  public List<String> incarnations(TeamEnvironment bot) {
    return List.copyOf(running.getOrDefault(bot, List.of()));
  }

  @Override
  public void kill(TeamEnvironment bot, String incarnation) {
    List<String> all = running.computeIfAbsent(bot, first -> new ArrayList<>());
    if (all.remove(incarnation)) {
      ended.add(incarnation);
      run(bot, 1);
    }
  }

  @Override
  public void terminate(TeamEnvironment bot, String incarnation) {
    kill(bot, incarnation);
  }

  @Override
  public void put(TeamEnvironment bot, Load load) {
    loads.putIfAbsent(load.operationKey(), load);
  }

  @Override
  public boolean stands(TeamEnvironment bot, String operationKey) {
    return loads.containsKey(operationKey);
  }

  @Override
  public void remove(TeamEnvironment bot, String operationKey) {
    loads.remove(operationKey);
  }

  @Override
  public void sweep() {
    loads.values().removeIf(load -> !load.until().isAfter(clock.instant()));
  }
}
