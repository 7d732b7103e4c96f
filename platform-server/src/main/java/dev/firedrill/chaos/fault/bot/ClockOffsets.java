package dev.firedrill.chaos.fault.bot;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.disturbance.Operations;
import java.time.InstantSource;
import java.util.Optional;

/** How far the clocks of instances are off. */
public final class ClockOffsets {
  static final String FAULT = "clock-skew";
  static final String SECONDS = "seconds";

  private final Operations operations;
  private final InstantSource clock;

  public ClockOffsets(Operations operations, InstantSource clock) {
    this.operations = operations;
    this.clock = clock;
  }

  /** In seconds with its sign, such as {@code +3600}; empty when its clock is right. */
  public Optional<String> of(InstanceId instance) {
    return operations.standing(instance.bot(), clock.instant()).stream()
        .filter(operation -> operation.fault().equals(FAULT))
        .filter(operation -> operation.number("deployment") == instance.deployment())
        .map(operation -> "%+d".formatted(operation.number(SECONDS)))
        .findFirst();
  }
}
