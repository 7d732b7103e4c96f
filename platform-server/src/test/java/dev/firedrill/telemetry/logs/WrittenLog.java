package dev.firedrill.telemetry.logs;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A runtime of which only the logs are there: what a test writes. */
final class WrittenLog implements BotRuntime {
  private final Map<TeamEnvironment, List<LogLine>> lines = new HashMap<>();
  private final Map<TeamEnvironment, Long> next = new HashMap<>();

  void write(TeamEnvironment bot, String... texts) {
    for (String text : texts) {
      long seq = next.merge(bot, 1L, Long::sum);
      lines.computeIfAbsent(bot, _ -> new ArrayList<>()).add(new LogLine(seq, text));
    }
  }

  /** Forgets the lines up to this number, as a log of bounded size does. */
  void forget(TeamEnvironment bot, long upTo) {
    lines.getOrDefault(bot, new ArrayList<>()).removeIf(line -> line.seq() <= upTo);
  }

  void beginAnew(TeamEnvironment bot) {
    lines.remove(bot);
    next.remove(bot);
  }

  @Override
  public LogPage log(TeamEnvironment bot, long after, int most) {
    List<LogLine> all = lines.getOrDefault(bot, List.of());
    boolean known = all.stream().anyMatch(line -> line.seq() == after);
    boolean older = !all.isEmpty() && after < all.getFirst().seq() && after > 0;
    List<LogLine> found =
        known || older
            ? all.stream().filter(line -> line.seq() > after).limit(most).toList()
            : after == next.getOrDefault(bot, 0L)
                ? List.of()
                : all.subList(Math.max(0, all.size() - most), all.size());
    return new LogPage(found, found.isEmpty() ? after : found.getLast().seq());
  }

  @Override
  public Optional<String> refusal(Program program) {
    return Optional.empty();
  }

  @Override
  public void start(Spec spec, Listener listener) {}

  @Override
  public void stop(InstanceId instance) {}

  @Override
  public Set<InstanceId> running() {
    return Set.of();
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
  public void stopAll() {}
}
