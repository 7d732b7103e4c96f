package dev.firedrill.timeline.api.export;

import dev.firedrill.kernel.CsvLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timeline as CSV, one event a line. */
final class Csv {
  private Csv() {}

  static String of(TimelineExport export) {
    StringBuilder csv =
        new StringBuilder("at,lane,kind,text,who,source,pinned_at,pinned_by,record\r\n");
    for (ExportRow row : export.events()) {
      csv.append(
              CsvLine.of(
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
}
