package dev.firedrill.evidence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as written down: never changed afterwards. The id orders all facts; the position orders
 * those of one chain (a team's, or the platform's). The hash covers everything here and the hash
 * before it.
 */
public record EvidenceEvent(
    long id,
    String chain,
    long position,
    EvidenceKind kind,
    @Nullable TeamId team,
    @Nullable EnvironmentName environment,
    @Nullable UUID runId,
    @Nullable PersonId actor,
    String subject,
    String text,
    Map<String, Object> payload,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable Long causedBy,
    String hash) {

  /** The payload's value as text; fails when it is missing. */
  public String text(String key) {
    Object value = payload.get(key);
    if (value == null) {
      throw new IllegalStateException("evidence " + id + " has no '" + key + "' in its payload");
    }
    return value.toString();
  }

  /** The payload's value as a number; fails when it is missing or none. */
  public double number(String key) {
    return payload.get(key) instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(text(key));
  }
}
