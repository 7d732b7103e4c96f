package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.probe.ProbeRound;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a round of probes saw; with nothing to ask, everything is as wanted at once. */
record Seen(boolean asWanted, Instant endedAt, List<Map<String, Object>> samples, String failures) {
  static Seen of(ProbeRound round) {
    return new Seen(round.allHeld(), round.endedAt(), round.payload(), round.failures());
  }

  static Seen nothingToAsk(Instant now) {
    return new Seen(true, now, List.of(), "");
  }
}
