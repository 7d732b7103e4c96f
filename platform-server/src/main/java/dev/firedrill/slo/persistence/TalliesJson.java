package dev.firedrill.slo.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliTally;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tallies as they stand in a column: by command {@code {"ping": [1, 0, 0, 0, 0]}}, by track {@code
 * {"d17": [1, 1]}}.
 */
final class TalliesJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, long[]>> TYPE = new TypeReference<>() {};

  private TalliesJson() {}

  static String write(Map<String, CommandTally> tallies) {
    Map<String, long[]> counts = new TreeMap<>();
    tallies.forEach((command, tally) ->
        counts.put(
            command,
            new long[] {
              tally.real(), tally.degraded(), tally.late(), tally.wrong(), tally.missing()
            }));
    return text(counts);
  }

  /** Empty when nothing is known of any track. */
  static String writeTracks(Map<String, SliTally> tallies) {
    if (tallies.isEmpty()) {
      return "";
    }
    Map<String, long[]> counts = new TreeMap<>();
    tallies.forEach((track, tally) -> counts.put(track, new long[] {tally.good(), tally.total()}));
    return text(counts);
  }

  private static String text(Map<String, long[]> counts) {
    try {
      return MAPPER.writeValueAsString(counts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("counts are always JSON", impossible);
    }
  }

  static Map<String, CommandTally> read(String json) {
    Map<String, CommandTally> tallies = new TreeMap<>();
    counts(json)
        .forEach(
            (command, c) -> tallies.put(command, new CommandTally(c[0], c[1], c[2], c[3], c[4])));
    return tallies;
  }

  static Map<String, SliTally> readTracks(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    Map<String, SliTally> tallies = new TreeMap<>();
    counts(json).forEach((track, c) -> tallies.put(track, new SliTally(c[0], c[1])));
    return tallies;
  }

  private static Map<String, long[]> counts(String json) {
    try {
      return MAPPER.readValue(json, TYPE);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("stored tallies are not JSON", notOurs);
    }
  }
}
