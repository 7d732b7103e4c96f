package dev.firedrill.slo.probe;

import dev.firedrill.slo.CommandTally.Outcome;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.slo.probe.OpenQuestions.Asked;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request; the latency is from the intended time, null without an answer. The
 * track is the one that answered, or was told in vain; null when none was told.
 */
record Verdict(Asked asked, Outcome outcome, @Nullable Duration latency, @Nullable String track) {

  /** Judges an answer that this track gave at {@code at}. */
  static Verdict of(Asked asked, String reply, Instant at, String track, SloSettings settings) {
    Duration latency = Duration.between(asked.intended(), at);
    if (latency.isNegative()) {
      latency = Duration.ZERO;
    }
    if (latency.compareTo(settings.patience()) > 0) {
      return missing(asked, track);
    }
    return new Verdict(asked, outcome(asked, reply, at, latency, settings), latency, track);
  }

  static Verdict missing(Asked asked, @Nullable String track) {
    return new Verdict(asked, Outcome.MISSING, null, track);
  }

  private static Outcome outcome(
      Asked asked, String reply, Instant at, Duration latency, SloSettings settings) {
    String plain = plain(reply);
    boolean isSwitchedOff = asked.question().isSwitchedOff(plain);
    if (!isSwitchedOff && !asked.question().answer().accepts(plain, asked.intended(), at)) {
      return Outcome.WRONG;
    }
    if (latency.compareTo(settings.latencyThreshold()) > 0) {
      return Outcome.LATE;
    }
    return isSwitchedOff ? Outcome.DEGRADED : Outcome.REAL;
  }

  /** Bots must escape three characters; people do not see that. */
  private static String plain(String reply) {
    return reply.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
  }
}
