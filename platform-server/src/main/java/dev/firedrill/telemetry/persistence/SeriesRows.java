package dev.firedrill.telemetry.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.metrics.SampleBatch;
import dev.firedrill.telemetry.metrics.StoredSeries;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which series the slots of a bot mean. */
final class SeriesRows {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> LABELS = new TypeReference<>() {};

  private SeriesRows() {}

  static List<StoredSeries> read(Handle handle, int source) {
    return handle
        .createQuery(
            """
            SELECT slot, name, labels, type, help, last_seen FROM metric_series
            WHERE source_id = :source ORDER BY slot
            """)
        .bind("source", source)
        .map((row, context) ->
            new StoredSeries(
                row.getInt("slot"),
                new SeriesKey(row.getString("name"), labels(row.getString("labels"))),
                MetricFamily.Type.valueOf(row.getString("type")),
                row.getString("help"),
                row.getObject("last_seen", OffsetDateTime.class).toInstant()))
        .list();
  }

  static void write(Handle handle, SampleBatch.OfBot bot) {
    if (!bot.forgotten().isEmpty()) {
      handle
          .createUpdate(
              "DELETE FROM metric_series WHERE source_id = :source AND slot = ANY(:slots)")
          .bind("source", bot.source())
          .bindArray("slots", Integer.class, bot.forgotten())
          .execute();
    }
    if (bot.series().isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO metric_series (source_id, slot, name, labels, type, help, last_seen)
            VALUES (:source, :slot, :name, :labels::jsonb, :type, :help, :lastSeen)
            ON CONFLICT (source_id, slot) DO UPDATE
            SET type = excluded.type, help = excluded.help, last_seen = excluded.last_seen
            """)) {
      for (StoredSeries series : bot.series()) {
        batch
            .bind("source", bot.source())
            .bind("slot", series.slot())
            .bind("name", series.key().name())
            .bind("labels", json(series.key().labels()))
            .bind("type", series.type().name())
            .bind("help", series.help())
            .bind("lastSeen", series.lastSeen().atOffset(ZoneOffset.UTC))
            .add();
      }
      batch.execute();
    }
  }

  private static String json(Map<String, String> labels) {
    try {
      return MAPPER.writeValueAsString(labels);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("labels are always JSON", impossible);
    }
  }

  private static SortedMap<String, String> labels(String json) {
    try {
      return MAPPER.readValue(json, LABELS);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("stored labels are not JSON", notOurs);
    }
  }
}
