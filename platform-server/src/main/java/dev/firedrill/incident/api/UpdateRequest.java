package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.UpdateDraft;
import org.jspecify.annotations.Nullable;

/**
 * How it stands, in 1 to 2000 characters; without a status the status stays. An update is what the
 * team tells others, so the room and its status page show it unless {@code inRoom} or {@code
 * forPublic} is false; the stakeholders' channel only if {@code toStakeholders} is true. {@code
 * impact} is what users notice; {@code nextUpdateMinutes} promises the next word, within what the
 * severity asks for.
 */
public record UpdateRequest(
    Incident.@Nullable Status status,
    String text,
    @Nullable String impact,
    @Nullable Integer nextUpdateMinutes,
    @Nullable Boolean inRoom,
    @Nullable Boolean forPublic,
    @Nullable Boolean toStakeholders) {
  UpdateDraft draft() {
    return new UpdateDraft(
        status,
        text,
        impact,
        nextUpdateMinutes,
        inRoom == null || inRoom,
        forPublic == null || forPublic,
        toStakeholders != null && toStakeholders);
  }
}
