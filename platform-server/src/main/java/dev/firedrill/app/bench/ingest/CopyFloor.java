package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.persistence.TelemetryPersistence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * What PostgreSQL needs at least for what was just written: one durable COPY of the same samples
 * into a logged table, in several layouts. The bytes lie ready before the clock runs.
 */
final class CopyFloor {
  /** How the same samples can lie. */
  enum Layout {
    /** Our packed rows with our indexes, in binary. */
    PACKED("packed"),
    /**
     * The one that performance.md 3 measured and the goal speaks of: (ts, team, v1..v10) with
     * primary key (team, ts), in the text that psql's copy sends.
     */
    WIDE("wide"),
    /** The same in binary. */
    WIDE_BINARY("wide_binary"),
    /** The same in binary and without any index. */
    WIDE_WITHOUT_INDEX("wide_without_index");

    private final String word;

    Layout(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private CopyFloor() {}

  static void prepare(Jdbi jdbi) {
    jdbi.useHandle(handle -> {
      handle.execute("CREATE TABLE floor (LIKE metric_sample INCLUDING ALL)");
      handle.execute(
          """
          CREATE TABLE wide_bare (ts timestamptz, team integer, v1 float8, v2 float8, v3 float8,
            v4 float8, v5 float8, v6 float8, v7 float8, v8 float8, v9 float8, v10 float8)
          """);
      handle.execute("CREATE TABLE wide (LIKE wide_bare, PRIMARY KEY (team, ts))");
    });
  }

  /** Seconds for one COPY of our rows since then. */
  static double packedSeconds(Jdbi jdbi, long from) throws SQLException, IOException {
    byte[] all =
        out(
            jdbi,
            "(SELECT at, source_id, samples FROM metric_sample WHERE at > '%s' ORDER BY at) TO STDOUT (FORMAT binary)"
                .formatted(Instant.ofEpochMilli(from)));
    return in(jdbi, "floor", "(at, source_id, samples) FROM STDIN (FORMAT binary)", all);
  }

  /** Seconds for one COPY in each layout of all samples in {@code (from, to]}. */
  static Map<Layout, Double> seconds(Jdbi jdbi, long from, long to)
      throws SQLException, IOException {
    Map<Layout, Double> seconds = new EnumMap<>(Layout.class);
    seconds.put(Layout.PACKED, packedSeconds(jdbi, from));
    List<MetricStore.SourceRow> rows =
        TelemetryPersistence.metrics(jdbi).allRows(from + 1, to + 1).stream()
            .sorted(Comparator.comparingLong(row -> row.row().atMillis()))
            .toList();
    byte[] binary = WideRows.binary(rows);
    seconds.put(
        Layout.WIDE_WITHOUT_INDEX, in(jdbi, "wide_bare", "FROM STDIN (FORMAT binary)", binary));
    seconds.put(Layout.WIDE_BINARY, in(jdbi, "wide", "FROM STDIN (FORMAT binary)", binary));
    byte[] text = out(jdbi, "(SELECT * FROM wide ORDER BY ts, team) TO STDOUT");
    seconds.put(Layout.WIDE, in(jdbi, "wide", "FROM STDIN", text));
    return seconds;
  }

  private static byte[] out(Jdbi jdbi, String what) throws SQLException, IOException {
    try (var handle = jdbi.open()) {
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      CopyOut out =
          handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + what);
      for (byte[] some = out.readFromCopy(); some != null; some = out.readFromCopy()) {
        rows.write(some);
      }
      return rows.toByteArray();
    }
  }

  /** Returns when the COPY is committed, which is durable. */
  private static double in(Jdbi jdbi, String table, String how, byte[] all) throws SQLException {
    // In a transaction of its own: in the same one PostgreSQL may leave out the log.
    jdbi.useHandle(handle -> handle.execute("TRUNCATE " + table));
    try (var handle = jdbi.open()) {
      PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
      long started = System.nanoTime();
      CopyIn in = connection.getCopyAPI().copyIn("COPY " + table + " " + how);
      in.writeToCopy(all, 0, all.length);
      in.endCopy();
      return ServerUnderTest.seconds(started);
    }
  }
}
