package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;

/** Whose ticket it is, of which track, and which kind of socket it opens. */
public record Ticket(TeamEnvironment bot, String track, Protocol protocol) {
  /** How a bot hears of what happens. */
  public enum Protocol {
    /** Envelopes that the bot acknowledges. */
    SOCKET_MODE,
    /** The legacy real time messaging: bare events, nothing to acknowledge. */
    RTM
  }
}
