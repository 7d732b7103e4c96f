package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** A bot's connection and where it stands in its life. Thread-safe. */
final class SocketConnection {
  /** From opening to being replaced. */
  enum Stage {
    SERVING,
    WARNED,
    RETIRED,
    /** It is gone; what is given to it now must go elsewhere. */
    CLOSED
  }

  final TeamEnvironment bot;
  final String track;
  final Wire wire;
  final Instant openedAt;
  private volatile Instant heardAt;
  private volatile Instant pingedAt;
  private volatile Stage stage = Stage.SERVING;

  SocketConnection(TeamEnvironment bot, String track, Wire wire, Instant openedAt) {
    this.bot = bot;
    this.track = track;
    this.wire = wire;
    this.openedAt = openedAt;
    this.heardAt = openedAt;
    this.pingedAt = openedAt;
  }

  void heard(Instant at) {
    heardAt = at;
  }

  Instant heardAt() {
    return heardAt;
  }

  Instant pingedAt() {
    return pingedAt;
  }

  void ping(Instant at) {
    pingedAt = at;
    wire.ping();
  }

  Stage stage() {
    return stage;
  }

  /** Nothing leads back out of {@link Stage#CLOSED}. */
  synchronized void enter(Stage next) {
    if (stage != Stage.CLOSED) {
      stage = next;
    }
  }
}
