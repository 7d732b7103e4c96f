package dev.firedrill.upstream.api;

import java.time.Duration;

/** Lets time pass on the caller's thread, which is a virtual one. */
@FunctionalInterface
interface Pause {
  void of(Duration time) throws InterruptedException;
}
