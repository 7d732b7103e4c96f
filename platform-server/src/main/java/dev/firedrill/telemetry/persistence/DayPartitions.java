package dev.firedrill.telemetry.persistence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The partitions by day, of UTC, of a table; named {@code table_20260302}. */
final class DayPartitions {
  private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;

  private final Jdbi jdbi;
  private final String table;

  DayPartitions(Jdbi jdbi, String table) {
    this.jdbi = jdbi;
    this.table = table;
  }

  void open(LocalDate from, LocalDate to) {
    List<String> there = names();
    from.datesUntil(to.plusDays(1))
        .filter(day -> !there.contains(name(day)))
        .forEach(day ->
            jdbi.useHandle(handle ->
                handle.execute(
                    "CREATE TABLE IF NOT EXISTS %s PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(name(day), table, start(day), start(day.plusDays(1))))));
  }

  /** Drops the partitions of the days before. */
  void dropBefore(LocalDate day) {
    names().stream()
        .filter(name -> dayOf(name).filter(day::isAfter).isPresent())
        .forEach(name -> jdbi.useHandle(handle -> handle.execute("DROP TABLE " + name)));
  }

  private List<String> names() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT part.relname FROM pg_inherits
                JOIN pg_class part ON part.oid = pg_inherits.inhrelid
                WHERE pg_inherits.inhparent = :table::regclass
                """)
            .bind("table", table)
            .mapTo(String.class)
            .list());
  }

  private String name(LocalDate day) {
    return table + "_" + NAME.format(day);
  }

  private Optional<LocalDate> dayOf(String name) {
    try {
      return Optional.of(LocalDate.parse(name.substring(table.length() + 1), NAME));
    } catch (DateTimeParseException | IndexOutOfBoundsException notOurs) {
      return Optional.empty();
    }
  }

  private static String start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC).toString();
  }
}
