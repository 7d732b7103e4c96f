package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.SlotValues;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * What PostgreSQL needs at least: one COPY of the same rows into a table with the same indexes. Our
 * rows are packed, so beside it one COPY of the same samples as plain rows of ten values, the
 * layout of performance.md 3.
 */
final class CopyFloor {
  private static final int VALUES_OF_A_ROW = 10;

  /** PostgreSQL counts from there. */
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private CopyFloor() {}

  static void prepare(Jdbi jdbi) {
    jdbi.useHandle(handle -> {
      handle.execute("CREATE TABLE floor (LIKE metric_sample INCLUDING ALL)");
      handle.execute(
          """
          CREATE TABLE plain_floor (at timestamptz NOT NULL, source_id integer NOT NULL,
            part smallint NOT NULL, v1 float8, v2 float8, v3 float8, v4 float8, v5 float8,
            v6 float8, v7 float8, v8 float8, v9 float8, v10 float8,
            PRIMARY KEY (source_id, part, at))
          """);
    });
  }

  /** Seconds for one COPY of the rows since then. */
  static double seconds(Jdbi jdbi, long from) throws SQLException, IOException {
    jdbi.useHandle(handle -> handle.execute("TRUNCATE floor"));
    try (var handle = jdbi.open()) {
      PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      CopyOut out =
          connection
              .getCopyAPI()
              .copyOut(
                  "COPY (SELECT at, source_id, samples FROM metric_sample WHERE at > '%s' ORDER BY at) TO STDOUT (FORMAT binary)"
                      .formatted(Instant.ofEpochMilli(from)));
      for (byte[] some = out.readFromCopy(); some != null; some = out.readFromCopy()) {
        rows.write(some);
      }
      byte[] all = rows.toByteArray();
      long started = System.nanoTime();
      CopyIn in =
          connection
              .getCopyAPI()
              .copyIn("COPY floor (at, source_id, samples) FROM STDIN (FORMAT binary)");
      in.writeToCopy(all, 0, all.length);
      in.endCopy();
      return ServerUnderTest.seconds(started);
    }
  }

  /** Seconds for one COPY of these rows' samples, ten to a row. */
  static double plainSeconds(Jdbi jdbi, List<MetricStore.SourceRow> rows)
      throws SQLException, IOException {
    byte[] all = plain(rows);
    jdbi.useHandle(handle -> handle.execute("TRUNCATE plain_floor"));
    try (var handle = jdbi.open()) {
      PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
      long started = System.nanoTime();
      CopyIn in = connection.getCopyAPI().copyIn("COPY plain_floor FROM STDIN (FORMAT binary)");
      in.writeToCopy(all, 0, all.length);
      in.endCopy();
      return ServerUnderTest.seconds(started);
    }
  }

  /** In COPY's binary format. */
  private static byte[] plain(List<MetricStore.SourceRow> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("PGCOPY\n\377\r\n\0");
    out.writeInt(0);
    out.writeInt(0);
    for (MetricStore.SourceRow row : rows) {
      List<Double> values = new ArrayList<>();
      SlotValues.decode(row.row().values(), (_, value) -> values.add(value));
      for (int part = 0; part * VALUES_OF_A_ROW < values.size(); part++) {
        out.writeShort(3 + VALUES_OF_A_ROW);
        out.writeInt(Long.BYTES);
        out.writeLong((row.row().atMillis() - YEAR_2000) * 1_000);
        out.writeInt(Integer.BYTES);
        out.writeInt(row.source());
        out.writeInt(Short.BYTES);
        out.writeShort(part);
        for (int i = 0; i < VALUES_OF_A_ROW; i++) {
          int index = part * VALUES_OF_A_ROW + i;
          if (index < values.size()) {
            out.writeInt(Double.BYTES);
            out.writeDouble(values.get(index));
          } else {
            out.writeInt(-1);
          }
        }
      }
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }
}
