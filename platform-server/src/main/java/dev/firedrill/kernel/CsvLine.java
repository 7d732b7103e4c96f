package dev.firedrill.kernel;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of CSV after RFC 4180, without its end. What a spreadsheet would take for a formula is put
 * after an apostrophe: people open these files, and anybody may have written the text.
 */
public final class CsvLine {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private CsvLine() {}

  /** The fields in order; null is an empty field. */
  public static String of(@Nullable String... fields) {
    return Stream.of(fields).map(CsvLine::field).collect(Collectors.joining(","));
  }

  /** One field, in quotation marks where it needs them. */
  public static String field(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    boolean formula = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    boolean plain = !formula && value.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain ? value : "\"" + (formula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
  }
}
