package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Map;

/** No instance of the bot is wanted any more. */
final class ScaleDeed implements Deed {
  private final Bots bots;
  private final Evidence evidence;
  private final InstantSource clock;

  ScaleDeed(Machinery machinery) {
    this.bots = machinery.bots();
    this.evidence = machinery.evidence();
    this.clock = machinery.clock();
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    TeamEnvironment bot = order.target();
    if (!wants(bot, BotStatus.Desired.RUNNING)) {
      throw Failure.invalid("The bot is not meant to run, so it cannot be scaled to nothing.");
    }
    scale(bot, BotStatus.Desired.STOPPED, 0);
    return Map.of("instances", 0);
  }

  @Override
  public boolean isOurs(Operation operation) {
    return wants(operation.bot(), BotStatus.Desired.STOPPED);
  }

  @Override
  public void undo(Operation operation) {
    // Once it is over, a stop is another's.
    if (operation.state() == Operation.State.STANDING && isOurs(operation)) {
      scale(operation.bot(), BotStatus.Desired.RUNNING, 1);
    }
  }

  @Override
  public boolean isClean(Operation operation) {
    return operation.state() != Operation.State.STANDING || !isOurs(operation);
  }

  private boolean wants(TeamEnvironment bot, BotStatus.Desired desired) {
    return bots.find(bot).filter(status -> status.desired() == desired).isPresent();
  }

  private void scale(TeamEnvironment bot, BotStatus.Desired desired, int instances) {
    bots.desire(bot, desired, clock.instant());
    String word = bot.environment().word();
    evidence.append(
        NewEvidence.of(
                EvidenceKind.CAPACITY_CHANGED,
                bot.team(),
                "bot:" + word,
                "The %s bot was scaled to %d instances".formatted(word, instances))
            .withEnvironment(bot.environment())
            .withPayload(Map.of("instances", instances, "via", Author.PIPELINE.via().name())));
  }
}
