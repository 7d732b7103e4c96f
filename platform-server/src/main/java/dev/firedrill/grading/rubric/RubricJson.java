package dev.firedrill.grading.rubric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Criteria as they are stored. */
public final class RubricJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RubricJson() {}

  public static String write(List<Criterion> criteria) {
    try {
      return MAPPER.writeValueAsString(criteria.stream().map(Stored::of).toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("criteria are always JSON", impossible);
    }
  }

  /** Fails on anything that {@link #write} did not write. */
  public static List<Criterion> read(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<List<Stored>>() {}).stream()
          .map(Stored::criterion)
          .toList();
    } catch (JsonProcessingException notARubric) {
      throw new IllegalStateException("a stored rubric cannot be read", notARubric);
    }
  }

  /** The members that are stored, and no others. */
  private record Stored(
      String id,
      String name,
      String description,
      String note,
      double weight,
      List<String> levels,
      double points,
      List<RubricItem> items) {
    static Stored of(Criterion c) {
      return new Stored(
          c.id(),
          c.name(),
          c.description(),
          c.note(),
          c.weight(),
          c.levels(),
          c.points(),
          c.items());
    }

    Criterion criterion() {
      return new Criterion(id, name, description, note, weight, levels, points, items);
    }
  }
}
