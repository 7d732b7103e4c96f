package dev.firedrill.telemetry.persistence;

import dev.firedrill.telemetry.metrics.MinuteRow;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes minutes, all with one statement. */
final class Minutes {
  private Minutes() {}

  static void insert(Handle handle, List<MinuteRow> rows) {
    try (Update update =
        handle.createUpdate(
            """
            INSERT INTO metric_minute (at, source_id, samples)
            SELECT to_timestamp(second), source_id, samples
            FROM unnest(:seconds, :sources, :samples) AS minute (second, source_id, samples)
            ON CONFLICT (source_id, at) DO UPDATE SET samples = excluded.samples
            """)) {
      array(update, "seconds", "int8", rows.stream().map(row -> row.atMillis() / 1000).toArray());
      array(update, "sources", "int4", rows.stream().map(MinuteRow::source).toArray());
      // The driver wants bytea[] as byte[][] and not as objects.
      byte[][] samples = rows.stream().map(MinuteRow::values).toArray(byte[][]::new);
      array(update, "samples", "bytea", samples);
      update.execute();
    }
  }

  private static void array(Update update, String name, String type, Object[] values) {
    update.bind(
        name,
        (position, statement, context) ->
            statement.setArray(position, context.getConnection().createArrayOf(type, values)));
  }
}
