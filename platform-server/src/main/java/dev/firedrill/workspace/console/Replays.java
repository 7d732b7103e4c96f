package dev.firedrill.workspace.console;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.util.UUID;

/** Tells a bot once more what it was told before. */
public interface Replays {
  /** What came of asking for a replay. */
  sealed interface Outcome {
    /** It is on its way; the exchange is a new one. */
    record Sent(Exchange exchange) implements Outcome {}

    /** The bot has no connection that it could come over. */
    record NotConnected() implements Outcome {}

    /** No such exchange is kept any more. */
    record Unknown() implements Outcome {}

    /** The bot was not told this: it is a call that it made itself. */
    record NotTold() implements Outcome {}
  }

  /**
   * The same event under a new event_id, or the same command or interaction with a new response_url
   * and trigger_id, for whichever instance the traffic goes to now. Who did it is evidence.
   */
  Outcome replay(TeamEnvironment bot, UUID exchange, PersonId by);
}
