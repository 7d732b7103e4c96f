package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.TrafficSplit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the connection that gets the next frame. Thread-safe. */
final class WeightedTracks implements TrafficSplit {
  private final RandomGenerator random;
  private final Map<TeamEnvironment, Map<String, Integer>> splits = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  WeightedTracks(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public void set(TeamEnvironment bot, Map<String, Integer> weightByTrack) {
    Map<String, Integer> weights = new HashMap<>();
    weightByTrack.forEach((track, weight) -> {
      if (weight < 0) {
        throw new IllegalArgumentException("track " + track + " has the weight " + weight);
      }
      if (weight > 0) {
        weights.put(track, weight);
      }
    });
    splits.put(bot, Map.copyOf(weights));
  }

  @Override
  public void clear(TeamEnvironment bot) {
    splits.remove(bot);
  }

  /**
   * One of the bot's connections; empty only when there is none. Within what the split leaves they
   * take turns, rather those that are not about to be replaced.
   */
  Optional<SocketConnection> choose(TeamEnvironment bot, List<SocketConnection> all) {
    @Nullable Map<String, Integer> split = splits.get(bot);
    if (split == null) {
      return inTurn(all);
    }
    // By name, so that a seeded generator chooses the same at every run.
    Map<String, List<SocketConnection>> weighted =
        all.stream()
            .filter(it -> split.containsKey(it.track))
            .collect(Collectors.groupingBy(it -> it.track, TreeMap::new, Collectors.toList()));
    return switch (weighted.size()) {
      case 0 -> inTurn(all);
      case 1 -> inTurn(weighted.values().iterator().next());
      default -> inTurn(drawn(weighted, split));
    };
  }

  private List<SocketConnection> drawn(
      Map<String, List<SocketConnection>> weighted, Map<String, Integer> split) {
    long sum = weighted.keySet().stream().mapToLong(it -> split.getOrDefault(it, 0)).sum();
    long drawn = next(sum);
    for (Map.Entry<String, List<SocketConnection>> track : weighted.entrySet()) {
      drawn -= split.getOrDefault(track.getKey(), 0);
      if (drawn < 0) {
        return track.getValue();
      }
    }
    throw new IllegalStateException("the weights " + split + " add up to less than " + sum);
  }

  private long next(long bound) {
    // Not every generator is safe for several threads.
    synchronized (random) {
      return random.nextLong(bound);
    }
  }

  private Optional<SocketConnection> inTurn(List<SocketConnection> all) {
    List<SocketConnection> serving =
        all.stream().filter(it -> it.stage() == SocketConnection.Stage.SERVING).toList();
    List<SocketConnection> candidates = serving.isEmpty() ? List.copyOf(all) : serving;
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
  }
}
