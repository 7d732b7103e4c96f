package dev.firedrill.bot.fleet;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs nothing: an instance is what the test says of it. A stop takes effect when it is told. */
public final class FakeRuntime implements BotRuntime {
  public final List<Spec> started = new ArrayList<>();
  public final Set<InstanceId> stopping = new LinkedHashSet<>();
  private final Map<InstanceId, Listener> running = new HashMap<>();
  private String refusal = "";

  public void refuse(String why) {
    refusal = why;
  }

  /** The instance ends and says why. */
  public void exit(InstanceId instance, String reason) {
    Listener listener = running.remove(instance);
    stopping.remove(instance);
    if (listener != null) {
      listener.exited(instance, reason);
    }
  }

  /** Everything that was asked to stop does. */
  public void letStop() {
    List.copyOf(stopping).forEach(instance -> exit(instance, "stopped"));
  }

  public List<Long> starts() {
    return started.stream().map(spec -> spec.instance().deployment()).toList();
  }

  /** The numbers of the deployments whose instances run. */
  public Set<Long> up() {
    Set<Long> numbers = new LinkedHashSet<>();
    running.keySet().stream().map(InstanceId::deployment).sorted().forEach(numbers::add);
    return numbers;
  }

  @Override
  public Optional<String> refusal(Program program) {
    return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
  }

  @Override
  public void start(Spec spec, Listener listener) {
    if (running.putIfAbsent(spec.instance(), listener) == null) {
      started.add(spec);
      listener.started(spec.instance(), "on paper");
    }
  }

  @Override
  public void stop(InstanceId instance) {
    if (running.containsKey(instance)) {
      stopping.add(instance);
    }
  }

  @Override
  public Set<InstanceId> running() {
    return Set.copyOf(running.keySet());
  }

  @Override
  public List<InstanceUsage> usage() {
    return List.of();
  }

  @Override
  public Optional<Integer> port(InstanceId instance) {
    return Optional.empty();
  }

  @Override
  public LogPage log(TeamEnvironment bot, long after, int lines) {
    return new LogPage(List.of(), 0);
  }

  @Override
  public void stopAll() {
    running.clear();
    stopping.clear();
  }
}
