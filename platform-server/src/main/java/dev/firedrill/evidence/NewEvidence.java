package dev.firedrill.evidence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact to be written down. Facts without a team belong to the platform's chain. {@code
 * occurredAt} null means now, by the database's clock. The payload holds plain JSON values only
 * (text, numbers, booleans, lists, maps); {@code text} is the sentence shown on a timeline.
 */
public record NewEvidence(
    EvidenceKind kind,
    @Nullable TeamId team,
    @Nullable EnvironmentName environment,
    @Nullable UUID runId,
    @Nullable PersonId actor,
    String subject,
    String text,
    Map<String, Object> payload,
    @Nullable Instant occurredAt,
    @Nullable Long causedBy) {

  /** Starts from the least a fact needs; the {@code with} methods add the rest. */
  public static NewEvidence of(EvidenceKind kind, TeamId team, String subject, String text) {
    return new NewEvidence(kind, team, null, null, null, subject, text, Map.of(), null, null);
  }

  public static NewEvidence ofPlatform(EvidenceKind kind, String subject, String text) {
    return new NewEvidence(kind, null, null, null, null, subject, text, Map.of(), null, null);
  }

  public NewEvidence withEnvironment(EnvironmentName value) {
    return new NewEvidence(
        kind, team, value, runId, actor, subject, text, payload, occurredAt, causedBy);
  }

  public NewEvidence withRun(UUID value) {
    return new NewEvidence(
        kind, team, environment, value, actor, subject, text, payload, occurredAt, causedBy);
  }

  public NewEvidence withActor(@Nullable PersonId value) {
    return new NewEvidence(
        kind, team, environment, runId, value, subject, text, payload, occurredAt, causedBy);
  }

  public NewEvidence withPayload(Map<String, Object> value) {
    return new NewEvidence(
        kind, team, environment, runId, actor, subject, text, value, occurredAt, causedBy);
  }

  public NewEvidence withOccurredAt(Instant value) {
    return new NewEvidence(
        kind, team, environment, runId, actor, subject, text, payload, value, causedBy);
  }

  public NewEvidence withCausedBy(long value) {
    return new NewEvidence(
        kind, team, environment, runId, actor, subject, text, payload, occurredAt, value);
  }
}
