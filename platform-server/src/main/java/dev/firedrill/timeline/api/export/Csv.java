package dev.firedrill.timeline.api.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * After RFC 4180. What a spreadsheet would take for a formula is put after an apostrophe: people
 * open these files, and anybody may have written the text.
 */
final class Csv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  static String of(TimelineExport export) {
    StringBuilder csv =
        new StringBuilder("at,lane,kind,text,who,source,pinned_at,pinned_by,record\r\n");
    for (ExportRow row : export.events()) {
      csv.append(
              line(
                  row.at().toString(),
                  row.track().word(),
                  row.kind(),
                  row.text(),
                  row.who(),
                  row.source(),
                  joined(row.pins().stream().map(pin -> pin.at().toString()).toList()),
                  joined(row.pins().stream().map(ExportRow.ExportPin::by).toList()),
                  row.record() == null ? null : row.record().toString()))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static String joined(List<? extends @Nullable String> values) {
    return values.stream()
        .map(value -> value == null ? "" : value)
        .collect(Collectors.joining(" "));
  }

  private static String line(@Nullable String... fields) {
    return Stream.of(fields).map(Csv::quoted).collect(Collectors.joining(","));
  }

  static String quoted(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    boolean formula = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean plain = !formula && safe.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
