package dev.firedrill.upstream.persistence;

import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRules;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Rules and keys of the stub services in PostgreSQL. */
public final class UpstreamPersistence {
  private UpstreamPersistence() {}

  public static UpstreamRules rules(Jdbi jdbi, InstantSource clock) {
    return new JdbiUpstreamRules(jdbi, clock);
  }

  /** The random source must be a secure one: the keys are all that keeps teams apart here. */
  public static UpstreamKeys keys(Jdbi jdbi, RandomGenerator secureRandom) {
    return new JdbiUpstreamKeys(jdbi, secureRandom);
  }
}
