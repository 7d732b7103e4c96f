package dev.firedrill.incident;

import org.jspecify.annotations.Nullable;

/**
 * What a team wants to tell others, and where.
 *
 * @param status null leaves it as it is
 * @param impact what users notice; null where it is not said apart
 * @param nextUpdateMinutes when the next word is promised; null leaves it to the severity
 */
public record UpdateDraft(
    Incident.@Nullable Status status,
    String text,
    @Nullable String impact,
    @Nullable Integer nextUpdateMinutes,
    boolean inRoom,
    boolean forPublic,
    boolean toStakeholders) {

  /** A plain word, for the room and the status page. */
  public static UpdateDraft of(Incident.@Nullable Status status, String text) {
    return new UpdateDraft(status, text, null, null, true, true, false);
  }

  /** The same, on the status page only if {@code value}. */
  public UpdateDraft forPublic(boolean value) {
    return new UpdateDraft(status, text, impact, nextUpdateMinutes, inRoom, value, toStakeholders);
  }
}
