package dev.firedrill.incident.status;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.status.ServiceHealth.Counts;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What users of production really met, for those who tell others of it. */
public final class MeasuredImpact {
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final ServiceHealth health;

  public MeasuredImpact(ServiceHealth health) {
    this.health = health;
  }

  /**
   * Good of all requests in a window.
   *
   * @param sentence the same in words that fit into an update
   */
  public record Reading(Instant from, Instant to, long good, long total, String sentence) {}

  /** Of the last five minutes while the incident is open, else from its declaration to its end. */
  public Reading of(Incident incident, Instant now) {
    Instant end = incident.resolvedAt();
    Instant from = end == null ? now.minus(LATELY) : incident.declaredAt();
    Instant to = end == null ? now : end;
    Map<String, Counts> counts =
        health.between(TeamEnvironment.production(incident.team()), from, to);
    long good = counts.values().stream().mapToLong(Counts::good).sum();
    long total = counts.values().stream().mapToLong(Counts::total).sum();
    String when = end == null ? "in the last 5 min" : "while it lasted";
    return new Reading(from, to, good, total, sentence(counts, good, total, when));
  }

  private static String sentence(Map<String, Counts> counts, long good, long total, String when) {
    if (total == 0) {
      return "Nobody asked " + when + ", so nothing is known.";
    }
    if (good == total) {
      return "All " + total + " requests " + when + " were served well.";
    }
    long bad = total - good;
    String worst =
        counts.size() < 2
            ? ""
            : worst(counts)
                .map(one ->
                    "; worst: "
                        + one.getKey()
                        + ", "
                        + percent(one.getValue().bad(), one.getValue().total()))
                .orElse("");
    return percent(bad, total)
        + " of requests "
        + when
        + " failed or were late ("
        + bad
        + " of "
        + total
        + worst
        + ").";
  }

  private static Optional<Map.Entry<String, Counts>> worst(Map<String, Counts> counts) {
    return counts.entrySet().stream()
        .filter(one -> one.getValue().bad() > 0)
        .max(
            Comparator.comparingDouble(
                one -> (double) one.getValue().bad() / one.getValue().total()));
  }

  /** Never 0 % of something nor 100 % of less than all. */
  private static String percent(long part, long all) {
    long rounded = Math.round(100.0 * part / all);
    long honest = part == all ? 100 : Math.min(99, Math.max(1, rounded));
    return honest + " %";
  }
}
