package dev.firedrill.slo.persistence;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

final class JdbiSliStore implements SliStore {
  private static final String COLUMNS =
      """
      team_id, environment, at, asked, platform_errors, lateness_ms, commands, tracks, latencies
      """;

  /** One statement of constant text however many rows, so that PostgreSQL plans it once. */
  private static final String VALUES =
      """
       (team_id, environment, at, asked, platform_errors, lateness_ms, good,
          total, commands, tracks, latencies)
      SELECT team_id, environment, to_timestamp(second), asked, platform_errors, lateness_ms, good,
          total, commands::jsonb,
          nullif(tracks, '')::jsonb, latencies
      FROM unnest(:teams, :environments, :seconds, :asked, :platformErrors, :lateness, :good,
              :total, :commands, :tracks, :latencies)
          AS slice (team_id, environment, second, asked, platform_errors, lateness_ms, good,
              total, commands, tracks, latencies)
      ON CONFLICT (team_id, environment, at) DO UPDATE
      SET asked = excluded.asked, platform_errors = excluded.platform_errors,
          lateness_ms = excluded.lateness_ms, good = excluded.good, total = excluded.total,
          commands = excluded.commands, tracks = excluded.tracks,
          latencies = excluded.latencies
      """;

  private static final RowMapper<SliSlice> SLICE =
      (row, context) ->
          new SliSlice(
              new TeamEnvironment(
                  new TeamId(row.getObject("team_id", UUID.class)),
                  EnvironmentName.valueOf(row.getString("environment"))),
              row.getObject("at", OffsetDateTime.class).toInstant(),
              row.getInt("asked"),
              row.getInt("platform_errors"),
              row.getInt("lateness_ms"),
              TalliesJson.read(row.getString("commands")),
              TalliesJson.readTracks(row.getString("tracks")),
              LatencyHistogram.ofBytes(row.getBytes("latencies")));

  private final Jdbi jdbi;

  JdbiSliStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void save(List<SliSlice> seconds) {
    if (!seconds.isEmpty()) {
      jdbi.useHandle(handle -> insert(handle, "sli_second", seconds));
    }
  }

  private static void insert(Handle handle, String table, List<SliSlice> slices) {
    List<CommandTally> tallies = slices.stream().map(SliSlice::all).toList();
    try (Update update = handle.createUpdate("INSERT INTO " + table + VALUES)) {
      array(update, "teams", "uuid", slices, slice -> slice.bot().team().value());
      array(update, "environments", "text", slices, slice -> slice.bot().environment().name());
      array(update, "seconds", "int8", slices, slice -> slice.at().getEpochSecond());
      array(update, "asked", "int4", slices, SliSlice::asked);
      array(update, "platformErrors", "int4", slices, SliSlice::platformErrors);
      array(update, "lateness", "int4", slices, SliSlice::latenessMs);
      array(update, "good", "int4", tallies, tally -> (int) tally.good());
      array(update, "total", "int4", tallies, tally -> (int) tally.total());
      array(update, "commands", "text", slices, slice -> TalliesJson.write(slice.byCommand()));
      array(update, "tracks", "text", slices, slice -> TalliesJson.writeTracks(slice.byTrack()));
      // The driver wants bytea[] as byte[][] and not as objects.
      byte[][] latencies =
          slices.stream().map(slice -> slice.latencies().toBytes()).toArray(byte[][]::new);
      array(update, "latencies", "bytea", latencies);
      update.execute();
    }
  }

  private static <T> void array(
      Update update, String name, String type, List<T> rows, Function<T, ?> value) {
    array(update, name, type, rows.stream().map(value).toArray());
  }

  private static void array(Update update, String name, String type, Object[] values) {
    update.bind(
        name,
        (position, statement, context) ->
            statement.setArray(position, context.getConnection().createArrayOf(type, values)));
  }

  @Override
  public List<SliSlice> seconds(TeamEnvironment bot, Instant from, Instant to) {
    return slices("sli_second", bot, from, to);
  }

  @Override
  public List<SliSlice> minutes(TeamEnvironment bot, Instant from, Instant to) {
    return slices("sli_minute", bot, from, to);
  }

  private List<SliSlice> slices(String table, TeamEnvironment bot, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM "
                    + table
                    + """
                     WHERE team_id = :team AND environment = :environment
                      AND at >= :from AND at < :to
                    ORDER BY at
                    """)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bind("to", to.atOffset(ZoneOffset.UTC))
            .map(SLICE)
            .list());
  }

  @Override
  public int rollUp(Instant before, int atMost) {
    for (int rolled = 0; rolled < atMost; rolled++) {
      Optional<Instant> next = nextMinute();
      if (next.isEmpty() || next.get().plus(1, ChronoUnit.MINUTES).isAfter(before)) {
        return rolled;
      }
      rollUp(next.get());
    }
    return atMost;
  }

  /** The first minute after the last one rolled up of which there are seconds. */
  private Optional<Instant> nextMinute() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT min(at) FROM sli_second
                WHERE at >= coalesce(
                    (SELECT max(at) + interval '1 minute' FROM sli_minute), '-infinity')
                """)
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(at -> at.toInstant().truncatedTo(ChronoUnit.MINUTES)));
  }

  private void rollUp(Instant minute) {
    jdbi.useTransaction(handle -> {
      Map<TeamEnvironment, List<SliSlice>> byBot =
          handle
              .createQuery(
                  "SELECT "
                      + COLUMNS
                      + """
                      FROM sli_second WHERE at >= :from AND at < :to
                      """)
              .bind("from", minute.atOffset(ZoneOffset.UTC))
              .bind("to", minute.plus(1, ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
              .map(SLICE)
              .collect(Collectors.groupingBy(SliSlice::bot));
      insert(
          handle,
          "sli_minute",
          byBot.entrySet().stream()
              .map(entry -> SliSlice.merged(entry.getKey(), minute, entry.getValue()))
              .toList());
    });
  }

  @Override
  public void forgetSeconds(Instant before) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM sli_second WHERE at < :before")
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public Optional<Standing> standing(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT state, since, windows_until FROM sli_standing
                WHERE team_id = :team AND environment = :environment
                """)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .map((row, context) ->
                new Standing(
                    State.valueOf(row.getString("state")),
                    row.getObject("since", OffsetDateTime.class).toInstant(),
                    row.getObject("windows_until", OffsetDateTime.class).toInstant()))
            .findOne());
  }

  @Override
  public void stand(TeamEnvironment bot, Standing standing) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO sli_standing (team_id, environment, state, since, windows_until)
                VALUES (:team, :environment, :state, :since, :windowsUntil)
                ON CONFLICT (team_id, environment) DO UPDATE
                SET state = excluded.state, since = excluded.since,
                    windows_until = excluded.windows_until
                """)
            .bind("team", bot.team().value())
            .bind("environment", bot.environment().name())
            .bind("state", standing.state().name())
            .bind("since", standing.since().atOffset(ZoneOffset.UTC))
            .bind("windowsUntil", standing.windowsUntil().atOffset(ZoneOffset.UTC))
            .execute());
  }
}
