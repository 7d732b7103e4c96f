package dev.firedrill.grading.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Scores as canonical JSON: members sorted, times as text, so that equal scores are equal bytes.
 */
public final class ScoreJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ScoreJson() {}

  public static String write(AutoScore score) {
    try {
      return MAPPER.writeValueAsString(score);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a score is always JSON", impossible);
    }
  }

  /** Fails on anything that {@link #write} did not write. */
  public static AutoScore read(String json) {
    try {
      return MAPPER.readValue(json, AutoScore.class);
    } catch (JsonProcessingException notAScore) {
      throw new IllegalStateException("a stored score cannot be read", notAScore);
    }
  }
}
