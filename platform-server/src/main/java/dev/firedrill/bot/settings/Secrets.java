package dev.firedrill.bot.settings;

import dev.firedrill.bot.Author;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored secrets, every version of them, unreadable. All calls join the transaction. */
public interface Secrets {
  /** That a secret was set, without its value. */
  record Mark(String name, long version, Instant setAt, Author setBy) {}

  /** The number of the next version of this name; goes on after a secret was removed. */
  long nextVersion(TeamEnvironment bot, String name);

  void add(SealedSecret secret, Author by, Instant at);

  Optional<SealedSecret> find(TeamEnvironment bot, String name, long version);

  /** Of every version of every secret of the bot. */
  List<Mark> marks(TeamEnvironment bot);

  /** The ids of the keys that are needed to read all of them. */
  Set<String> keyIds();
}
