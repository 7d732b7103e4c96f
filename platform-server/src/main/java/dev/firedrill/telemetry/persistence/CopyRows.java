package dev.firedrill.telemetry.persistence;

import dev.firedrill.telemetry.metrics.SampleBatch;
import dev.firedrill.telemetry.metrics.SampleRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of samples in PostgreSQL's binary format of COPY, which spares both sides the text. */
final class CopyRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long EPOCH_2000_MILLIS =
      Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final int FIXED = 2 + 4 + 8 + 4 + 4 + 4;
  private static final int CHUNK = 64 * 1024;

  private ByteBuffer out = ByteBuffer.allocate(CHUNK);

  /** Sends all rows of the batch; they are there when the transaction commits. */
  void send(Connection connection, SampleBatch batch) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY metric_sample (at, source_id, samples) FROM STDIN (FORMAT binary)");
    try {
      out.clear();
      out.put(SIGNATURE).putInt(0).putInt(0);
      for (SampleBatch.OfBot bot : batch.bots()) {
        for (SampleRow row : bot.rows()) {
          row(copy, bot.source(), row);
        }
      }
      ensure(copy, 2);
      out.putShort((short) -1);
      flush(copy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void row(CopyIn copy, int source, SampleRow row) throws SQLException {
    ensure(copy, FIXED + row.values().length);
    out.putShort((short) 3);
    out.putInt(Long.BYTES).putLong((row.atMillis() - EPOCH_2000_MILLIS) * 1000);
    out.putInt(Integer.BYTES).putInt(source);
    out.putInt(row.values().length).put(row.values());
  }

  private void ensure(CopyIn copy, int more) throws SQLException {
    if (out.remaining() < more) {
      flush(copy);
      if (out.capacity() < more) {
        out = ByteBuffer.wrap(Arrays.copyOf(out.array(), more));
        out.clear();
      }
    }
  }

  private void flush(CopyIn copy) throws SQLException {
    copy.writeToCopy(out.array(), 0, out.position());
    out.clear();
  }
}
