package dev.firedrill.upstream.persistence;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.upstream.UpstreamKeys;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Keys that were found stay in memory for a second; unknown ones are asked for anew. */
final class JdbiUpstreamKeys implements UpstreamKeys {
  private static final int BYTES = 16;

  private final Jdbi jdbi;
  private final RandomGenerator random;
  private static final long REMEMBERED_NANOS = 1_000_000_000L;

  private record Known(TeamEnvironment bot, long since) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  JdbiUpstreamKeys(Jdbi jdbi, RandomGenerator random) {
    this.jdbi = jdbi;
    this.random = random;
  }

  @Override
  public String keyOf(TeamEnvironment bot) {
    String fresh = fresh();
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO upstream_key (team_id, environment, key)
              VALUES (:team, :environment, :key)
              ON CONFLICT (team_id, environment) DO NOTHING
              """)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment())
          .bind("key", fresh)
          .execute();
      return handle
          .createQuery(
              """
              SELECT key FROM upstream_key WHERE team_id = :team AND environment = :environment
              """)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment())
          .mapTo(String.class)
          .one();
    });
  }

  @Override
  public Optional<TeamEnvironment> botOf(String key) {
    long now = System.nanoTime();
    Known seen = known.get(key);
    if (seen != null && now - seen.since() < REMEMBERED_NANOS) {
      return Optional.of(seen.bot());
    }
    Optional<TeamEnvironment> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT team_id, environment FROM upstream_key WHERE key = :key
                    UNION ALL
                    SELECT team_id, environment FROM upstream_former_key
                    WHERE key = :key AND accepted
                    """)
                .bind("key", key)
                .map((row, context) ->
                    new TeamEnvironment(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        EnvironmentName.valueOf(row.getString("environment"))))
                .findOne());
    if (found.isPresent()) {
      known.put(key, new Known(found.get(), now));
    } else {
      known.remove(key);
    }
    return found;
  }

  @Override
  public String rotate(TeamEnvironment bot) {
    String former = keyOf(bot);
    String fresh = fresh();
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO upstream_former_key (key, team_id, environment, accepted)
              VALUES (:former, :team, :environment, false)
              """)
          .bind("former", former)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment())
          .execute();
      handle
          .createUpdate(
              """
              UPDATE upstream_key SET key = :fresh
              WHERE team_id = :team AND environment = :environment
              """)
          .bind("fresh", fresh)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment())
          .execute();
    });
    known.remove(former);
    return former;
  }

  @Override
  public void accept(TeamEnvironment bot, String formerKey) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE upstream_former_key SET accepted = true
                WHERE key = :key AND team_id = :team AND environment = :environment
                """)
            .bind("key", formerKey)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment())
            .execute());
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
