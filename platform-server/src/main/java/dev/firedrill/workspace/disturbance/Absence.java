package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/**
 * A bot was removed from a channel. It belongs to it again once this expires, when somebody brings
 * it back, or when the operation that removed it takes that back.
 */
public record Absence(
    TeamEnvironment bot, Room room, String operationKey, long epoch, Instant expiresAt) {
  /** Which channel: where users talk to the bot, or where the team operates it. */
  public enum Room {
    USERS,
    OPS
  }
}
