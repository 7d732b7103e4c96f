package dev.firedrill.chaos;

import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bots that are all connected but those that are said to be down. */
final class FakeBots implements BotFleet {
  final Set<TeamEnvironment> down = new HashSet<>();

  @Override
  public Optional<BotStatus> status(TeamEnvironment bot) {
    return Optional.of(
        new BotStatus(
            bot,
            BotStatus.Desired.RUNNING,
            down.contains(bot) ? BotStatus.Observed.BACKING_OFF : BotStatus.Observed.CONNECTED,
            Instant.EPOCH,
            0,
            "1",
            null));
  }

  @Override
  public List<BotStatus> all() {
    return List.of();
  }

  @Override
  public void ensureRunning(TeamEnvironment bot) {}

  @Override
  public void ensureStopped(TeamEnvironment bot) {}

  @Override
  public BotStatus requestRestart(TeamEnvironment bot, PersonId by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void connectionChanged(TeamEnvironment bot, String track, int connections) {}
}
