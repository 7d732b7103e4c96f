package dev.firedrill.app.janitor;

import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.bot.process.load.Fillers;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Bots as somebody sees them who does not run them: only their files are there. */
final class BotsFromOutside implements BotInterference {
  private final Fillers fillers;
  private final FileResidue residue;
  private final Set<String> gone = new HashSet<>();

  BotsFromOutside(Fillers fillers, FileResidue residue) {
    this.fillers = fillers;
    this.residue = residue;
  }

  @Override
  public Set<String> capabilities() {
    return Set.of();
  }

  @Override
  public List<String> incarnations(TeamEnvironment bot) {
    return List.of();
  }

  @Override
  public void kill(TeamEnvironment bot, String incarnation) {}

  @Override
  public void terminate(TeamEnvironment bot, String incarnation) {}

  @Override
  public void put(TeamEnvironment bot, Load load) {}

  /**
   * What the janitor itself took away while the database was away counts as standing until the
   * fault takes it away: otherwise it would be taken for a team's own doing.
   */
  @Override
  public boolean stands(TeamEnvironment bot, String operationKey) {
    try {
      return fillers.stands(operationKey)
          || (residue.tookAway(operationKey) && !gone.contains(operationKey));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void remove(TeamEnvironment bot, String operationKey) {
    try {
      fillers.remove(operationKey);
      gone.add(operationKey);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  @Override
  public void sweep() {}
}
