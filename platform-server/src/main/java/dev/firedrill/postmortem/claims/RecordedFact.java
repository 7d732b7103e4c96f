package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact of the record that the reader may learn of. {@code actor}: the person's handle. */
public record RecordedFact(
    long id,
    Instant at,
    EvidenceKind kind,
    @Nullable String actor,
    String text,
    Map<String, Object> payload) {
  public RecordedFact {
    payload = Map.copyOf(payload);
  }

  /** The payload's value as text; empty when there is none. */
  String value(String key) {
    Object value = payload.get(key);
    return value == null ? "" : value.toString();
  }

  boolean is(String key, String value) {
    return value(key).equals(value);
  }

  boolean by(@Nullable String handle) {
    return handle == null || handle.equals(actor);
  }
}
