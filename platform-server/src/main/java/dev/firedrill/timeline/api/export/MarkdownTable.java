package dev.firedrill.timeline.api.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table to paste into a document. What people wrote stays text: no mark of it counts. */
final class MarkdownTable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MarkdownTable() {}

  static String of(TimelineExport export) {
    StringBuilder text = new StringBuilder();
    text.append("# Timeline of ").append(escaped(export.name())).append("\n\n");
    text.append("From ").append(DAY.format(export.from()));
    text.append(" to ").append(DAY.format(export.to()));
    text.append(", ").append(export.view().equals("curated") ? "curated" : "everything");
    text.append(": ").append(export.events().size()).append(" events.\n\n");
    for (TimelineExport.FaultSpan fault : export.faults()) {
      Instant to = fault.to();
      text.append("- Fault ").append(escaped(fault.title())).append(": ");
      text.append(TIME.format(fault.from())).append(" to ");
      text.append(to == null ? "the end" : TIME.format(to)).append(" UTC\n");
    }
    if (!export.faults().isEmpty()) {
      text.append('\n');
    }
    text.append("| Time (UTC) | Lane | What | Who | Record |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (ExportRow row : export.events()) {
      text.append("| ").append(TIME.format(row.at()));
      text.append(" | ").append(row.track().word());
      text.append(" | ").append(escaped(row.text())).append(pinned(row));
      text.append(" | ").append(escaped(row.who()));
      text.append(" | ").append(row.record() == null ? "" : row.record()).append(" |\n");
    }
    return text.toString();
  }

  private static String pinned(ExportRow row) {
    StringBuilder text = new StringBuilder();
    for (ExportRow.ExportPin pin : row.pins()) {
      text.append(" (pinned ").append(TIME.format(pin.at()));
      text.append(pin.by() == null ? "" : " by " + escaped(pin.by())).append(')');
    }
    return text.toString();
  }

  static String escaped(@Nullable String value) {
    return value == null
        ? ""
        : value
            .replaceAll("([\\\\`*_{}\\[\\]<>()#|!~&])", "\\\\$1")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
