package dev.firedrill.chaos.traffic;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.scenarios.Step;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A stretch of load, begun and ended as a fault is injected and undone. */
public final class TrafficFault implements Fault {
  private final TrafficControl control;
  private final Step.Profile profile;
  private final Instant from;
  private final Instant until;

  public TrafficFault(TrafficControl control, Step.Profile profile, Instant from, Instant until) {
    this.control = control;
    this.profile = profile;
    this.from = from;
    this.until = until;
  }

  /** The profile as a scenario writes it. */
  public static String word(Step.Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String id() {
    return "traffic";
  }

  /** Stretches of load add up. */
  @Override
  public String object(FaultOrder order) {
    return id() + "/" + order.operationKey();
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of("running", false);
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    return Map.of("profile", word(profile), "from", from.toString(), "until", until.toString());
  }

  @Override
  public Applied apply(FaultOrder order) {
    control.start(order.target(), profile, order.args(), order.operationKey(), from, until);
    return new Applied.Done();
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    return control.isRunning(order.target(), order.operationKey())
        ? TargetReading.OURS
        : TargetReading.AS_BEFORE;
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    control.stop(order.target(), order.operationKey());
    return RevertOutcome.REVERTED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return !control.isRunning(order.target(), order.operationKey());
  }
}
