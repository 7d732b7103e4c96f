package dev.firedrill.flag;

import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Shared;
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

  /**
   * Holds the environment until the transaction ends, so that nobody else changes its flags. Comes
   * before every change; that keeps writers from waiting for each other in a circle.
   */
  void hold(TeamEnvironment owner);

  /** The flag, archived or not. */
  Optional<Flag> find(TeamEnvironment owner, String key);

  /** Archived flags, by key. */
  List<Flag> archived(TeamEnvironment owner);

  /** What the environment's flags share. */
  Shared shared(TeamEnvironment owner);

  /** Replaces what they share; the environment's revision grows by one. */
  void share(TeamEnvironment owner, Shared shared);

  /** What a flag is to be. */
  record Wanted(String description, Definition definition, boolean archived) {}

  /**
   * Makes or changes a flag of a held environment: its version and the environment's revision grow
   * by one and the change enters the history. The flag as it is afterwards.
   */
  Flag save(TeamEnvironment owner, String key, Wanted wanted, PersonId by, String reason);

  /** What happened to a flag, oldest first. */
  List<FlagVersion> history(TeamEnvironment owner, String key);
}
