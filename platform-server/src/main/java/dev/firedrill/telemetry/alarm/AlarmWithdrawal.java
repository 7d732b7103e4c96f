package dev.firedrill.telemetry.alarm;

import java.time.Instant;

/** What happens to the page of an alarm that is no more. */
@FunctionalInterface
public interface AlarmWithdrawal {
  /** Joins the transaction. */
  void withdrawn(Alarm alarm, String why, Instant now);
}
