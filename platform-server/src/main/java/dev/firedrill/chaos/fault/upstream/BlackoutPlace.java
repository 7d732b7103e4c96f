package dev.firedrill.chaos.fault.upstream;

import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RuleFault;
import dev.firedrill.telemetry.blackout.Blackout;
import dev.firedrill.telemetry.blackout.Blackouts;
import java.util.Optional;

/** Between the platform's scraper and one bot. */
record BlackoutPlace(Blackouts blackouts) implements RuleFault.Place {
  @Override
  public String words(FaultOrder order) {
    return "the scraping of this bot";
  }

  @Override
  public Optional<String> owner(FaultOrder order) {
    return blackouts.find(order.target()).map(Blackout::operationKey);
  }

  @Override
  public boolean put(FaultOrder order) {
    return blackouts.put(
        new Blackout(
            order.target(),
            order.args().number("share").orElse(1.0),
            order.operationKey(),
            order.epoch(),
            order.expiresAt()));
  }

  @Override
  public boolean removeIfOurs(FaultOrder order) {
    return blackouts.removeIfOwnedBy(order.target(), order.operationKey());
  }
}
