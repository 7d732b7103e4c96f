package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.Ticket;
import dev.firedrill.workspace.bots.Ticket.Protocol;
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
  final Protocol protocol;
  final Wire wire;
  final Instant openedAt;
  private volatile Instant heardAt;
  private volatile Instant pingedAt;
  private volatile Stage stage = Stage.SERVING;

  SocketConnection(Ticket ticket, Wire wire, Instant openedAt) {
    this.bot = ticket.bot();
    this.track = ticket.track();
    this.protocol = ticket.protocol();
    this.wire = wire;
    this.openedAt = openedAt;
    this.heardAt = openedAt;
    this.pingedAt = openedAt;
  }

  boolean isRtm() {
    return protocol == Protocol.RTM;
  }

  /** Tells the bot to come anew; closing is something else. */
  void sayGoodbye(String reason) {
    wire.send(isRtm() ? RtmFrames.GOODBYE : SocketFrames.disconnect(reason));
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
