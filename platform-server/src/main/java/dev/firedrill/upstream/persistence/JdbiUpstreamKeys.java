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

/** Keys never change, so those that were found stay in memory; unknown ones are asked for anew. */
final class JdbiUpstreamKeys implements UpstreamKeys {
  private static final int BYTES = 16;

  private final Jdbi jdbi;
  private final RandomGenerator random;
  private final Map<String, TeamEnvironment> known = new ConcurrentHashMap<>();

  JdbiUpstreamKeys(Jdbi jdbi, RandomGenerator random) {
    this.jdbi = jdbi;
    this.random = random;
  }

  @Override
  public String keyOf(TeamEnvironment bot) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
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
          .bind("key", HexFormat.of().formatHex(bytes))
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
    TeamEnvironment seen = known.get(key);
    if (seen != null) {
      return Optional.of(seen);
    }
    Optional<TeamEnvironment> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT team_id, environment FROM upstream_key WHERE key = :key")
                .bind("key", key)
                .map((row, context) ->
                    new TeamEnvironment(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        EnvironmentName.valueOf(row.getString("environment"))))
                .findOne());
    found.ifPresent(bot -> known.put(key, bot));
    return found;
  }
}
