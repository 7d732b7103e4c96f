package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** A bot's connection and where it stands in its life. Thread-safe. */
final class SocketConnection {
  /** From opening to being replaced. */
  enum Stage {
    SERVING,
    WARNED,
    RETIRED
  }

  final TeamEnvironment bot;
  final Wire wire;
  final Instant openedAt;
  private volatile Instant heardAt;
  private volatile Instant pingedAt;
  private volatile Stage stage = Stage.SERVING;

  SocketConnection(TeamEnvironment bot, Wire wire, Instant openedAt) {
    this.bot = bot;
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

  void enter(Stage next) {
    stage = next;
  }
}
