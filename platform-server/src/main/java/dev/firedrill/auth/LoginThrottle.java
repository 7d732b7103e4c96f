package dev.firedrill.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds failed sign-ins: so many a minute for one network address, and so many for all together.
 * An attempt takes its place before it is tried and gives it back when it succeeds, so that
 * attempts at the same moment cannot exceed the bound. Counts in this process only.
 */
public final class LoginThrottle {
  static final int PER_ADDRESS = 10;
  static final int FOR_ALL = 300;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final String ALL = "all";

  private final Map<String, Deque<Instant>> attempts = new HashMap<>();

  /** Takes a place; a value is how long to wait because there is none. */
  synchronized Optional<Duration> take(String address, Instant now) {
    dropOlderThan(now.minus(WINDOW));
    String network = network(address);
    Optional<Duration> wait = wait(network, PER_ADDRESS, now).or(() -> wait(ALL, FOR_ALL, now));
    if (wait.isEmpty()) {
      attempts.computeIfAbsent(network, any -> new ArrayDeque<>()).add(now);
      attempts.computeIfAbsent(ALL, any -> new ArrayDeque<>()).add(now);
    }
    return wait;
  }

  synchronized void giveBack(String address, Instant taken) {
    for (String key : new String[] {network(address), ALL}) {
      Deque<Instant> taking = attempts.get(key);
      if (taking != null) {
        taking.removeLastOccurrence(taken);
      }
    }
  }

  private Optional<Duration> wait(String key, int limit, Instant now) {
    Deque<Instant> taken = attempts.get(key);
    return taken == null || taken.size() < limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, taken.getFirst().plus(WINDOW)));
  }

  // Bounded by FOR_ALL entries, so walking all of them is cheap.
  private void dropOlderThan(Instant start) {
    attempts.values().forEach(taken -> taken.removeIf(at -> !at.isAfter(start)));
    attempts.values().removeIf(Deque::isEmpty);
  }

  /** An IPv6 customer has a /64 at least, so that is what counts as one address. */
  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (parsed instanceof Inet6Address) {
        return Arrays.toString(Arrays.copyOf(parsed.getAddress(), 8));
      }
      return parsed.getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}
