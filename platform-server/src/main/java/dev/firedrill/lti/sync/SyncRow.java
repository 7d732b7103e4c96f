package dev.firedrill.lti.sync;

import dev.firedrill.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one person.
 *
 * @param person null for a member of the platform's course whom nobody knows here
 * @param theirs what the platform has, in points of the column; null for nothing
 * @param ours what we have in the same points; null for no published grade
 */
public record SyncRow(
    @Nullable PersonId person,
    @Nullable String subject,
    String name,
    @Nullable Double theirs,
    @Nullable Double ours,
    Outcome outcome,
    String sentence) {
  /** Only the first changed something at the platform. */
  public enum Outcome {
    SENT,
    WOULD_SEND,
    UNCHANGED,
    NO_GRADE,
    UNKNOWN_MEMBER,
    NOT_A_MEMBER,
    FAILED
  }
}
