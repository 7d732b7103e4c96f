package dev.firedrill.app.bench.ingest;

import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** What PostgreSQL needs at least for the same rows: one COPY into a table with the same indexes. */
final class CopyFloor {
  private CopyFloor() {}

  static void prepare(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> handle.execute("CREATE TABLE floor (LIKE metric_sample INCLUDING ALL)"));
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
}
