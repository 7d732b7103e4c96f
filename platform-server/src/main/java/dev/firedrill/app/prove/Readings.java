package dev.firedrill.app.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.Grading.Part;
import dev.firedrill.scenarios.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads over REST what became of one player. */
final class Readings {
  private static final double SECONDS_IN_MINUTE = 60;

  private Readings() {}

  static Played of(Seat seat, JsonNode run, JsonNode team, JsonNode assessment, Scenario scenario)
      throws IOException, InterruptedException {
    JsonNode auto = assessment.path("auto");
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    for (JsonNode line : auto.path("lines")) {
      parts.put(
          Part.valueOf(line.path("id").asText().toUpperCase(Locale.ROOT)),
          line.path("subScore").asDouble());
    }
    Instant end = Instant.parse(run.path("endedAt").asText());
    Instant effect = instant(auto.path("signals").path("effectAt"));
    Instant until = effect == null ? null : effectUntil(team, end);
    Users inEffect = effect == null || until == null ? Users.NONE : users(seat, effect, until);
    Users toTheEnd = effect == null ? Users.NONE : users(seat, effect, end);
    Instant from = broken(team, Instant.parse(run.path("startedAt").asText()));
    for (String standing : seat.alarms().standing()) {
      seat.stage().note(standing);
    }
    boolean voided = auto.path("voided").asBoolean();
    return new Played(
        seat.player().name(),
        seat.player().does(),
        seat.reference(),
        seat.expected(),
        voided ? null : auto.path("total").asDouble(),
        scenario.metadata().control() ? Map.of() : parts,
        instant(auto.path("signals").path("mitigatedAt")) != null,
        instant(auto.path("signals").path("resolvedAt")) != null,
        inEffect.total() == 0 ? null : (double) inEffect.bad() / inEffect.total(),
        toTheEnd.badMinutes(),
        effect == null || until == null
            ? 0
            : Duration.between(effect, until).toSeconds() / SECONDS_IN_MINUTE,
        seat.alarms().said(from, until == null ? end : until),
        seat.stage().notes(),
        seat.trouble());
  }

  /** When the first fault was in force, which users and alarms may notice before it is verified. */
  private static Instant broken(JsonNode team, Instant start) {
    Instant first = null;
    for (JsonNode step : team.path("steps")) {
      Instant applied = instant(step.path("appliedAt"));
      if (step.path("kind").asText().equals("FAULT") && applied != null) {
        first = first == null || applied.isBefore(first) ? applied : first;
      }
    }
    return first == null ? start : first;
  }

  /** When the platform had taken the last fault back; an effect that is over at once lasts. */
  private static Instant effectUntil(JsonNode team, Instant end) {
    Instant last = null;
    for (JsonNode step : team.path("steps")) {
      Instant reverted = instant(step.path("revertedAt"));
      if (step.path("kind").asText().equals("FAULT") && reverted != null) {
        last = last == null || reverted.isAfter(last) ? reverted : last;
      }
    }
    return last == null ? end : last;
  }

  /** What users got in a stretch of time. */
  private record Users(long bad, long total, double badMinutes) {
    static final Users NONE = new Users(0, 0, 0);
  }

  private static Users users(Seat seat, Instant from, Instant to)
      throws IOException, InterruptedException {
    Duration back = Duration.between(from, seat.stage().now()).plusMinutes(1);
    JsonNode sli =
        seat.stage()
            .session()
            .get(
                "/teams/"
                    + seat.stage().team()
                    + "/sli?environment=PRODUCTION&window=PT"
                    + Math.max(1, back.toMinutes() + 1)
                    + "M");
    double step = sli.path("stepSeconds").asDouble();
    long bad = 0;
    long total = 0;
    double minutes = 0;
    for (JsonNode point : sli.path("points")) {
      Instant at = Instant.parse(point.path("at").asText());
      long asked = point.path("total").asLong();
      if (!at.isBefore(from) && at.isBefore(to) && asked > 0) {
        long failed = asked - point.path("good").asLong();
        bad += failed;
        total += asked;
        minutes += (double) failed / asked * step / SECONDS_IN_MINUTE;
      }
    }
    return new Users(bad, total, minutes);
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()) : null;
  }
}
