package dev.firedrill.grading.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.grading.AssessmentId;
import java.util.List;
import java.util.UUID;

/**
 * What was published of a submission. It does not follow later changes of the rubric.
 *
 * @param gradeVersion the version of the grade that it is the reason of
 */
public record Result(
    AssessmentId assessment,
    UUID publication,
    long gradeVersion,
    String rubricScope,
    long rubricVersion,
    List<Line> lines) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Result {
    lines = List.copyOf(lines);
  }

  /**
   * One criterion as the team reads it.
   *
   * @param level 0 to 3
   * @param points what it earned, of {@code most}
   * @param because the text of the level or of the items that applied
   * @param comments of all readers
   */
  public record Line(
      String criterion,
      String name,
      String description,
      double level,
      double points,
      double most,
      List<String> because,
      List<String> comments) {
    public Line {
      because = List.copyOf(because);
      comments = List.copyOf(comments);
    }
  }

  public String linesJson() {
    try {
      return MAPPER.writeValueAsString(lines);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a result is always JSON", impossible);
    }
  }

  /** Fails on anything that {@link #linesJson} did not write. */
  public static List<Line> lines(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<List<Line>>() {});
    } catch (JsonProcessingException notLines) {
      throw new IllegalStateException("a stored result cannot be read", notLines);
    }
  }
}
