package dev.firedrill.flag.status;

import dev.firedrill.flag.DefaultFlags;
import dev.firedrill.flag.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a flag is marked as one that can go. Either everybody has had the same variant
 * for so many days: then the code can do without the flag. Or the bot did not evaluate it on so
 * many days on which it reported evaluations of others: then the code does without it already; of
 * bots that report nothing this says nothing. The flags that every bot keeps for good, such as a
 * plugin's switch, are never stale.
 */
public record Staleness(int days) {
  /** Since when, and why; {@code why} is a sentence. */
  public record Mark(Instant since, String why) {}

  public Optional<Mark> of(
      Flag flag, @Nullable Instant lastEvaluated, List<Instant> reportDays, Instant now) {
    if (flag.archived() || DefaultFlags.has(flag.key())) {
      return Optional.empty();
    }
    Instant changed = flag.changedAt() == null ? flag.createdAt() : flag.changedAt();
    boolean settled = Duration.between(changed, now).compareTo(Duration.ofDays(days)) >= 0;
    if (settled) {
      long days = Duration.between(changed, now).toDays();
      if (!flag.definition().enabled()) {
        return Optional.of(
            new Mark(
                changed,
                "It has been disabled for %d days: take out the code behind it and archive it."
                    .formatted(days)));
      }
      Optional<String> same = flag.definition().forEverybody();
      if (same.isPresent()) {
        return Optional.of(
            new Mark(
                changed,
                "Everybody has got %s for %d days: keep that in the code and archive the flag."
                    .formatted(same.get(), days)));
      }
    }
    Instant since = lastEvaluated == null ? flag.createdAt() : lastEvaluated;
    long silent = reportDays.stream().filter(day -> day.isAfter(since)).count();
    return silent >= days
        ? Optional.of(
            new Mark(
                since,
                "The bot has not evaluated it on %d days on which it evaluated other flags: archive it."
                    .formatted(silent)))
        : Optional.empty();
  }
}
