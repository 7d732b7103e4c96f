package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Two deeds in one transaction; it is ours as long as one of them is. */
record BothDeeds(Deed first, Deed second) implements Deed {
  @Override
  public Map<String, Object> make(FaultOrder order) {
    Map<String, Object> made = new HashMap<>(first.make(order));
    made.putAll(second.make(order));
    return made;
  }

  @Override
  public Burden burden(Args args) {
    return first.burden(args).plus(second.burden(args));
  }

  @Override
  public Optional<String> missing(TeamEnvironment bot, Args args) {
    return first.missing(bot, args).or(() -> second.missing(bot, args));
  }

  @Override
  public boolean isOurs(Operation operation) {
    return first.isOurs(operation) || second.isOurs(operation);
  }

  @Override
  public void undo(Operation operation) {
    first.undo(operation);
    second.undo(operation);
  }

  @Override
  public boolean isClean(Operation operation) {
    return first.isClean(operation) && second.isClean(operation);
  }
}
