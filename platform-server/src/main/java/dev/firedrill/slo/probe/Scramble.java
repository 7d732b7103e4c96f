package dev.firedrill.slo.probe;

import dev.firedrill.team.TeamEnvironment;
import java.util.SplittableRandom;

/** Chance that is the same at every start: drawn from a seed and what it is drawn for. */
final class Scramble {
  private Scramble() {}

  static SplittableRandom of(long seed, TeamEnvironment bot, long salt) {
    long mixed = seed;
    mixed = mix(mixed ^ bot.team().value().getMostSignificantBits());
    mixed = mix(mixed ^ bot.team().value().getLeastSignificantBits());
    mixed = mix(mixed ^ bot.environment().word().hashCode());
    return new SplittableRandom(mix(mixed ^ salt));
  }

  /** The finalizer of MurmurHash3: neighboring inputs give unrelated outputs. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
