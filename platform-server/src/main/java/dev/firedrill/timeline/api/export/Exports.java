package dev.firedrill.timeline.api.export;

import dev.firedrill.kernel.Failure;
import dev.firedrill.timeline.Track;
import dev.firedrill.timeline.api.TimelineEventView;
import dev.firedrill.timeline.api.TimelineView;
import dev.firedrill.timeline.api.note.AnnotationsView;
import dev.firedrill.timeline.api.note.NoteView;
import dev.firedrill.timeline.api.note.PinView;
import dev.firedrill.web.PersonView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what a reader sees on a page to a file: nothing is added, so nothing can leak. */
public final class Exports {
  static final String CSV = "text/csv";
  static final String MARKDOWN = "text/markdown";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Exports() {}

  /**
   * @param name what the timeline is of, such as {@code INC-7} or a team's slug
   * @param format json, csv or md
   * @param view all or curated
   */
  public static Response answer(
      String name, TimelineView timeline, AnnotationsView added, String format, String view) {
    boolean curated =
        switch (view) {
          case "all" -> false;
          case "curated" -> true;
          default ->
              throw Failure.invalid("There is no view '" + view + "'; choose all or curated.");
        };
    TimelineExport export = export(name, timeline, added, curated);
    return switch (format) {
      case "json" -> file(export, export, MediaType.APPLICATION_JSON, "json");
      case "csv" -> file(export, Csv.of(export), CSV + "; charset=utf-8; header=present", "csv");
      case "md" -> file(export, MarkdownTable.of(export), MARKDOWN + "; charset=utf-8", "md");
      default ->
          throw Failure.invalid("There is no format '" + format + "'; choose json, csv or md.");
    };
  }

  static TimelineExport export(
      String name, TimelineView timeline, AnnotationsView added, boolean curated) {
    Map<Long, List<ExportRow.ExportPin>> pins =
        added.pins().stream()
            .collect(
                Collectors.groupingBy(
                    PinView::eventId,
                    Collectors.mapping(
                        pin -> new ExportRow.ExportPin(pin.pinnedAt(), handle(pin.pinnedBy())),
                        Collectors.toList())));
    List<ExportRow> rows = new ArrayList<>();
    for (TimelineEventView event : timeline.events()) {
      List<ExportRow.ExportPin> own = pins.getOrDefault(event.id(), List.of());
      if (!curated || event.milestone() || !own.isEmpty()) {
        rows.add(
            new ExportRow(
                event.at(),
                event.track(),
                event.kind(),
                event.text(),
                event.actor(),
                event.machine() ? "machine" : "person",
                own,
                event.id()));
      }
    }
    for (NoteView note : added.notes()) {
      if (note.deletedAt() == null) {
        rows.add(
            new ExportRow(
                note.at(),
                Track.NOTE,
                "note",
                note.text(),
                handle(note.writtenBy()),
                "note",
                List.of(),
                null));
      }
    }
    // The sort is stable, so facts of one moment stay in the order of the record.
    rows.sort(Comparator.comparing(ExportRow::at));
    return new TimelineExport(
        name,
        curated ? "curated" : "all",
        timeline.from(),
        timeline.to(),
        timeline.objective(),
        rows,
        timeline.faultWindows().stream()
            .map(fault -> new TimelineExport.FaultSpan(fault.title(), fault.from(), fault.to()))
            .toList());
  }

  private static @Nullable String handle(@Nullable PersonView person) {
    return person == null ? null : person.handle();
  }

  private static Response file(
      TimelineExport export, Object entity, String type, String extension) {
    String plain = export.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    return Response.ok(entity, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"timeline-%s-%s.%s\""
                .formatted(plain, STAMP.format(export.from()), extension))
        .build();
  }
}
