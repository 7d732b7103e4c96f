package dev.firedrill.schedule;

import java.time.Instant;
import java.util.Map;

/**
 * Durable alarms that ring once. An alarm survives a restart and rings on one of the servers; one
 * that came due while none ran rings when the next starts. It may ring more than once or, in rare
 * crashes, never: it is a hint to look, so whoever listens finds out from its own tables what to
 * do.
 */
public interface AlarmClock {
  /** Hears the alarms of one kind. What it throws is logged and harms no other alarm. */
  @FunctionalInterface
  interface Handler {
    void ring(AlarmName name, Map<String, String> data);
  }

  /** Sets the alarm; a time in the past rings at once. The data are ids, not objects. */
  void at(Instant time, AlarmName name, Map<String, String> data);

  /** Takes the alarm back; does nothing when it is not set. */
  void cancel(AlarmName name);

  /** Says who hears a kind; to be called before the clock starts. */
  void register(String kind, Handler handler);
}
