package dev.firedrill.web.idempotency;

import dev.firedrill.web.IdempotencyKeys;
import java.time.InstantSource;

/** Makes {@code @Idempotent} work. */
public final class Idempotency {
  private Idempotency() {}

  /** The Jersey component to register. */
  public static Object filter(IdempotencyKeys keys, InstantSource clock) {
    return new IdempotencyFilter(keys, clock);
  }
}
