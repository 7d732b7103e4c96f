package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.Args;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that runs or lies beside the bot's program. What runs there goes with the deployment
 * that it came to; what lies in its files stays until somebody removes it.
 */
final class LoadDeed implements Deed {
  private static final String AMOUNT = "amount";
  private static final String DEPLOYMENT = "deployment";

  private final Pipeline pipeline;
  private final BotInterference interference;
  private final InstantSource clock;
  private final Function<Args, String> amount;
  private final Function<String, Load.Kind> kind;
  private final boolean staysInFiles;

  /** {@code amount} is what is written down of the load, and {@code kind} reads it again. */
  LoadDeed(
      Machinery machinery,
      Function<Args, String> amount,
      Function<String, Load.Kind> kind,
      boolean staysInFiles) {
    this.pipeline = machinery.pipeline();
    this.interference = machinery.interference();
    this.clock = machinery.clock();
    this.amount = amount;
    this.kind = kind;
    this.staysInFiles = staysInFiles;
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    if (interference.incarnations(order.target()).isEmpty()) {
      throw Failure.invalid("No instance of the bot runs, so nothing can run beside it.");
    }
    Deployment current = pipeline.current(order.target());
    Map<String, Object> made = new HashMap<>();
    made.put(DEPLOYMENT, current.number());
    made.put(AMOUNT, amount.apply(order.args()));
    return made;
  }

  @Override
  public Burden burden(Args args) {
    return switch (kind.apply(amount.apply(args))) {
      case Load.Kind.BusyCores busy -> Burden.cores(busy.cores());
      case Load.Kind.FullDisk _ -> Burden.fullDisk();
      case Load.Kind.LogLines _ -> Burden.NONE;
    };
  }

  @Override
  public void bringAbout(Operation operation) {
    interference.put(
        operation.bot(),
        new Load(operation.mark(), kind.apply(operation.required(AMOUNT)), operation.expiresAt()));
  }

  @Override
  public void keepUp(Operation operation) {
    if (!staysInFiles) {
      bringAbout(operation);
    }
  }

  @Override
  public boolean isOurs(Operation operation) {
    return staysInFiles
        ? interference.stands(operation.bot(), operation.mark()) || isOver(operation)
        : pipeline.current(operation.bot()).number() == operation.number(DEPLOYMENT);
  }

  /** In time it goes by itself, and nobody else took it away. */
  private boolean isOver(Operation operation) {
    return !operation.expiresAt().isAfter(clock.instant());
  }

  @Override
  public void takeAway(Operation operation) {
    interference.remove(operation.bot(), operation.mark());
  }

  @Override
  public boolean isClean(Operation operation) {
    return !interference.stands(operation.bot(), operation.mark());
  }
}
