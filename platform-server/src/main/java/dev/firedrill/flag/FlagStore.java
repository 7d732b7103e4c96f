package dev.firedrill.flag;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;

/** The flags with what it takes to change and to serve them. All calls join the transaction. */
public interface FlagStore extends Flags {
  /** One environment as those who serve its flags see it; the token only as its SHA-256, in hex. */
  record Holder(TeamEnvironment owner, String tokenHash, long revision) {}

  /** Every environment that has flags. */
  List<Holder> holders();

  Optional<Flag> find(TeamEnvironment owner, String key);

  /** The flag, held until the transaction ends so that nobody else changes it. */
  Optional<Flag> lock(TeamEnvironment owner, String key);

  /**
   * Switches a locked flag: its version and the environment's revision grow by one and the change
   * enters the history. The flag as it is afterwards.
   */
  Flag change(TeamEnvironment owner, String key, boolean on, PersonId by, String reason);

  /** What happened to a flag, oldest first. */
  List<Flag> history(TeamEnvironment owner, String key);
}
