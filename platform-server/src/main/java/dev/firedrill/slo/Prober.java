package dev.firedrill.slo;

import dev.firedrill.kernel.Background;

/** Lets synthetic users talk to every bot, at intended times that wait for nobody. */
public interface Prober extends Background, UserRequests {
  /** Since the start of this server. */
  Totals totals();

  /**
   * @param intended requests that were due
   * @param punctual those of them that began within 50 ms of their intended time
   * @param platformErrors those that the platform could not send, or began too late to be fair
   * @param open those whose outcome is not known yet
   */
  record Totals(long intended, long punctual, long platformErrors, long open) {}
}
