package dev.firedrill.chaos.fault.chat;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RuleFault;
import dev.firedrill.workspace.disturbance.Absence;
import dev.firedrill.workspace.disturbance.Absence.Room;
import dev.firedrill.workspace.disturbance.Absences;
import java.util.Locale;
import java.util.Optional;

/** The seat of a bot in one of its channels. */
record AbsencePlace(Absences absences) implements RuleFault.Place {
  @Override
  public String words(FaultOrder order) {
    return "where this bot belongs (its "
        + room(order).name().toLowerCase(Locale.ROOT)
        + " channel)";
  }

  @Override
  public Optional<String> owner(FaultOrder order) {
    return absences.find(order.target(), room(order)).map(Absence::operationKey);
  }

  @Override
  public boolean put(FaultOrder order) {
    return absences.put(
        new Absence(
            order.target(), room(order), order.operationKey(), order.epoch(), order.expiresAt()));
  }

  @Override
  public boolean removeIfOurs(FaultOrder order) {
    return absences.removeIfOwnedBy(order.target(), room(order), order.operationKey());
  }

  private static Room room(FaultOrder order) {
    return order
        .args()
        .text("channel")
        .map(word -> Room.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElseThrow(() -> new IllegalArgumentException("the argument channel is missing"));
  }
}
