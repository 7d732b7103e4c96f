package dev.firedrill.slo.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.slo.CommandTally;
import java.util.Map;
import java.util.TreeMap;

/** Tallies by command as they stand in a column: {@code {"ping": [1, 0, 0, 0, 0]}}. */
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
    try {
      return MAPPER.writeValueAsString(counts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("counts are always JSON", impossible);
    }
  }

  static Map<String, CommandTally> read(String json) {
    try {
      Map<String, CommandTally> tallies = new TreeMap<>();
      MAPPER
          .readValue(json, TYPE)
          .forEach(
              (command, c) -> tallies.put(command, new CommandTally(c[0], c[1], c[2], c[3], c[4])));
      return tallies;
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("stored tallies are not JSON", notOurs);
    }
  }
}
