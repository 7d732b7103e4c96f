package dev.firedrill.app.bench.ingest;

import dev.firedrill.telemetry.metrics.MetricStore;
import dev.firedrill.telemetry.metrics.SlotValues;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples as plain rows of a time, a number and ten values. What one bot tells at one time fills
 * several rows, each with a number of its own, as that many teams with ten series would.
 */
final class WideRows {
  private static final int VALUES_OF_A_ROW = 10;

  /** More rows than any bot of the bench fills at one time. */
  private static final int ROWS_OF_A_BOT = 16;

  /** PostgreSQL counts from there. */
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private WideRows() {}

  /** In COPY's binary format. */
  static byte[] binary(List<MetricStore.SourceRow> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("PGCOPY\n\377\r\n\0");
    out.writeInt(0);
    out.writeInt(0);
    for (MetricStore.SourceRow row : rows) {
      List<Double> values = new ArrayList<>();
      SlotValues.decode(row.row().values(), (_, value) -> values.add(value));
      for (int from = 0; from < values.size(); from += VALUES_OF_A_ROW) {
        out.writeShort(2 + VALUES_OF_A_ROW);
        out.writeInt(Long.BYTES);
        out.writeLong((row.row().atMillis() - YEAR_2000) * 1_000);
        out.writeInt(Integer.BYTES);
        out.writeInt(row.source() * ROWS_OF_A_BOT + from / VALUES_OF_A_ROW);
        for (int i = from; i < from + VALUES_OF_A_ROW; i++) {
          if (i < values.size()) {
            out.writeInt(Double.BYTES);
            out.writeDouble(values.get(i));
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
