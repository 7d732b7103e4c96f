package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.Map;
import java.util.Optional;

/** A deployment after which the bot takes all the memory that it may. */
record LeakDeed(Deed deployment) implements Deed {
  @Override
  public Burden burden(Args args) {
    return Burden.fullMemory();
  }

  @Override
  public Optional<String> missing(TeamEnvironment bot, Args args) {
    return deployment.missing(bot, args);
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    return deployment.make(order);
  }

  @Override
  public boolean isOurs(Operation operation) {
    return deployment.isOurs(operation);
  }

  @Override
  public void undo(Operation operation) {
    deployment.undo(operation);
  }

  @Override
  public boolean isClean(Operation operation) {
    return deployment.isClean(operation);
  }
}
