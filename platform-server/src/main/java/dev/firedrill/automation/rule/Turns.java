package dev.firedrill.automation.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether a rule may act now, by what it and the team's other rules did in the last hour, oldest
 * first. Decides without looking at anything else.
 */
record Turns(Rule rule, List<Execution> lastHour, Instant now) {
  static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LOOP_WINDOW = Duration.ofMinutes(10);
  private static final int LOOP_LENGTH = 3;

  /** The same without one that has just been claimed. */
  Turns without(Execution begun) {
    return new Turns(
        rule, lastHour.stream().filter(past -> !past.id().equals(begun.id())).toList(), now);
  }

  private List<Execution> own() {
    return lastHour.stream()
        .filter(past -> past.rule().equals(rule.id()) && past.state().tookATurn())
        .toList();
  }

  /**
   * Why the rule is to be stopped: it acted three times in the last ten minutes and its alarm came
   * back each time. {@code names} tells the names of rules.
   */
  Optional<String> loop(Map<UUID, String> names) {
    List<Execution> recent =
        lastHour.stream()
            .filter(past -> past.state().acted())
            .filter(past -> past.startedAt().isAfter(now.minus(LOOP_WINDOW)))
            .toList();
    List<Execution> mine = recent.stream().filter(past -> past.rule().equals(rule.id())).toList();
    if (mine.size() < LOOP_LENGTH) {
      return Optional.empty();
    }
    Instant first = mine.getFirst().startedAt();
    String ring =
        recent.stream()
            .filter(past -> !past.rule().equals(rule.id()) && !past.startedAt().isBefore(first))
            .map(past -> "\"" + names.getOrDefault(past.rule(), "a deleted rule") + "\"")
            .distinct()
            .collect(Collectors.joining(" and "));
    return Optional.of(
        "It acted %d times in 10 minutes and its alarm went %s again each time%s: the action does not help, or brings the alarm about. Find the cause, then enable the rule again."
            .formatted(
                mine.size(),
                rule.terms().when().name(),
                ring.isEmpty() ? "" : ", in a ring with " + ring));
  }

  /** Why it has to wait. */
  Optional<String> limit() {
    List<Execution> own = own();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Instant rested = own.getLast().startedAt().plusSeconds(rule.terms().cooldownSeconds());
    if (now.isBefore(rested)) {
      return Optional.of(
          "Left out: the rule rests for %d s after it acted, for another %d s."
              .formatted(
                  rule.terms().cooldownSeconds(),
                  Math.max(1, Duration.between(now, rested).toSeconds())));
    }
    return own.size() < rule.terms().maxPerHour()
        ? Optional.empty()
        : Optional.of(
            "Left out: the rule acts at most %d times an hour and did."
                .formatted(rule.terms().maxPerHour()));
  }
}
