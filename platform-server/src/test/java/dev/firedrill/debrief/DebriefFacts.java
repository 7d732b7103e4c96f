package dev.firedrill.debrief;

import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams and facts of runs that tests make up; times in seconds since the start. */
final class DebriefFacts {
  static final Instant START = Instant.parse("2026-03-12T14:00:00Z");
  static final PersonId ADA = new PersonId(new UUID(0, 1));

  private DebriefFacts() {}

  static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static @Nullable Instant maybe(@Nullable Integer second) {
    return second == null ? null : at(second);
  }

  /** The effect is at 60, the end at 900. */
  static TeamRun team(
      String name,
      @Nullable Integer detected,
      @Nullable Integer mitigated,
      @Nullable Integer resolved,
      EvidenceEvent... facts) {
    return new TeamRun(
        new TeamId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
        name.toLowerCase(java.util.Locale.ROOT),
        name,
        false,
        new Milestones(
            at(60), maybe(detected), maybe(detected), maybe(mitigated), maybe(resolved), null),
        at(900),
        Duration.ZERO,
        List.of(facts));
  }

  static TeamRun voided(String name) {
    TeamRun team = team(name, 61, 62, 63);
    return new TeamRun(
        team.team(), team.slug(), name, true, team.reached(), team.until(), null, List.of());
  }

  static EvidenceEvent fact(
      EvidenceKind kind, int second, String text, Map<String, Object> payload) {
    return new EvidenceEvent(
        second,
        "chain",
        second,
        kind,
        null,
        null,
        null,
        ADA,
        "subject",
        text,
        payload,
        at(second),
        at(second),
        null,
        "hash");
  }
}
