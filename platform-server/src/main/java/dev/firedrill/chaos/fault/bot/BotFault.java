package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.disturbance.Operation.State;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deed with its fence: written down under the operation key together with what it changes. */
final class BotFault implements Fault {
  private static final String OPERATION = "operation";
  private static final String NONE = "none";

  private final String id;
  private final Deed deed;
  private final @Nullable String needs;
  private final Operations operations;
  private final Transactions transactions;
  private final InstantSource clock;

  BotFault(String id, Deed deed, @Nullable String needs, Machinery machinery) {
    this.id = id;
    this.deed = deed;
    this.needs = needs;
    this.operations = machinery.operations();
    this.transactions = machinery.transactions();
    this.clock = machinery.clock();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<String> capability() {
    return Optional.ofNullable(needs);
  }

  @Override
  public Burden burden(Args args) {
    return deed.burden(args);
  }

  @Override
  public Optional<String> missing(TeamEnvironment bot, Args args) {
    return deed.missing(bot, args);
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of(OPERATION, rival(order).map(Operation::key).orElse(NONE));
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    Map<String, Object> injected = new LinkedHashMap<>();
    injected.put(OPERATION, order.operationKey());
    order.args().values().forEach((name, value) -> injected.put(name, value.toString()));
    return injected;
  }

  private sealed interface Entered {
    record In(Operation operation) implements Entered {}

    record Out(String why) implements Entered {}
  }

  @Override
  public Applied apply(FaultOrder order) {
    Entered entered;
    try {
      entered = transactions.call(() -> enter(order));
    } catch (Failure unfit) {
      return new Applied.Refused(unfit.detail());
    }
    return switch (entered) {
      case Entered.Out(String why) -> new Applied.Refused(why);
      case Entered.In(Operation operation) -> {
        deed.bringAbout(operation);
        yield new Applied.Done();
      }
    };
  }

  private Entered enter(FaultOrder order) {
    if (!order.expiresAt().isAfter(clock.instant())) {
      return new Entered.Out("its time is over");
    }
    Optional<Operation> rival = rival(order);
    if (rival.isPresent()) {
      return new Entered.Out("another operation does the same to this bot");
    }
    Optional<Operation> seen = operations.enter(unmade(order));
    if (seen.isEmpty()) {
      return new Entered.Out("it was undone, or a newer attempt goes on");
    }
    Operation operation = seen.get();
    if (operation.isMade()) {
      return deed.isOurs(operation)
          ? new Entered.In(operation)
          : new Entered.Out("somebody changed what it had put there");
    }
    Map<String, Object> made = deed.make(order);
    operations.made(operation, made);
    return new Entered.In(operation.with(made));
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    return operations
        .find(unmade(order))
        .filter(Operation::isMade)
        .map(operation ->
            switch (operation.state()) {
              case STANDING -> deed.isOurs(operation) ? TargetReading.OURS : TargetReading.CHANGED;
              case REVERTED -> TargetReading.AS_BEFORE;
              case SUPERSEDED -> TargetReading.CHANGED;
            })
        .orElse(TargetReading.AS_BEFORE);
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return undo(unmade(order));
  }

  /** Undoes the operation of this key for good, whoever did it. */
  RevertOutcome undo(Operation asked) {
    Operation operation =
        transactions.call(() -> {
          Operation held = operations.hold(asked);
          State end = end(held);
          operations.end(held, end);
          if (held.isMade()) {
            deed.undo(held);
          }
          return new Operation(
              held.key(),
              held.bot(),
              held.fault(),
              held.epoch(),
              held.expiresAt(),
              held.made(),
              end);
        });
    if (operation.isMade()) {
      deed.takeAway(operation);
    }
    return operation.state() == State.SUPERSEDED
        ? RevertOutcome.SUPERSEDED
        : RevertOutcome.REVERTED;
  }

  private State end(Operation held) {
    if (held.state() != State.STANDING) {
      return held.state();
    }
    return !held.isMade() || deed.isOurs(held) ? State.REVERTED : State.SUPERSEDED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return operations.find(unmade(order)).filter(Operation::isMade).map(deed::isClean).orElse(true);
  }

  /** Does again what a standing operation needs after a restart. */
  void keepUp(Operation operation) {
    if (deed.isOurs(operation)) {
      deed.keepUp(operation);
    }
  }

  private Optional<Operation> rival(FaultOrder order) {
    List<Operation> standing = operations.standing(order.target(), clock.instant());
    return standing.stream()
        .filter(other -> other.fault().equals(id) && !other.key().equals(order.operationKey()))
        .findFirst();
  }

  private Operation unmade(FaultOrder order) {
    return new Operation(
        order.operationKey(),
        order.target(),
        id,
        order.epoch(),
        order.expiresAt(),
        null,
        State.STANDING);
  }
}
