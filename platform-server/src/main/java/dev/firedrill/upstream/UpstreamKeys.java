package dev.firedrill.upstream;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/**
 * The opaque keys in the URLs of the stub services: whoever knows a bot's key may ask in its name,
 * so a key is random and told to nobody else.
 */
public interface UpstreamKeys {
  /** The bot's key, made at the first call and the same ever after. */
  String keyOf(TeamEnvironment bot);

  Optional<TeamEnvironment> botOf(String key);

  /**
   * Gives the bot another key and refuses the one before, which is answered, within a second. Joins
   * the transaction.
   */
  String rotate(TeamEnvironment bot);

  /** Takes a former key of the bot again, beside its own. Joins the transaction. */
  void accept(TeamEnvironment bot, String formerKey);
}
