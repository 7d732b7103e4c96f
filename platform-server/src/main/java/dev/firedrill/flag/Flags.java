package dev.firedrill.flag;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;

/** The flags of all environments. */
public interface Flags {
  /** Makes the default flags of a bot of the template where they are missing. */
  void provision(TeamEnvironment owner);

  /** What is served, by key. */
  List<Flag> list(TeamEnvironment owner);

  /** The bearer token with which the environment's bot reads its flags over OFREP. */
  Secret token(TeamEnvironment owner);
}
