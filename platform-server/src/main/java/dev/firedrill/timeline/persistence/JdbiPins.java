package dev.firedrill.timeline.persistence;

import dev.firedrill.team.TeamId;
import dev.firedrill.timeline.Pin;
import dev.firedrill.timeline.Pins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiPins implements Pins {
  private static final String SELECT =
      """
      SELECT team_id, event_id, by_staff, said_at, pinned_at, pinned_by FROM timeline_pin
      """;

  private static final RowMapper<Pin> PIN =
      (row, context) ->
          new Pin(
              Columns.team(row),
              row.getLong("event_id"),
              row.getBoolean("by_staff"),
              Columns.instant(row, "said_at"),
              Columns.instant(row, "pinned_at"),
              Columns.person(row, "pinned_by"));

  private final Jdbi jdbi;

  JdbiPins(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Pin> of(TeamId team, Instant from, Instant to) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    WHERE team_id = :team AND said_at >= :from AND said_at < :to
                    ORDER BY said_at, event_id, by_staff
                    """)
            .bind("team", team.value())
            .bind("from", Columns.utc(from))
            .bind("to", Columns.utc(to))
            .map(PIN)
            .list());
  }

  @Override
  public Optional<Pin> find(TeamId team, long event, boolean byStaff) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    WHERE team_id = :team AND event_id = :event AND by_staff = :byStaff
                    """)
            .bind("team", team.value())
            .bind("event", event)
            .bind("byStaff", byStaff)
            .map(PIN)
            .findOne());
  }

  @Override
  public boolean add(Pin pin) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO timeline_pin
                        (team_id, event_id, by_staff, said_at, pinned_at, pinned_by)
                    VALUES (:team, :event, :byStaff, :saidAt, :pinnedAt, :by)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("team", pin.team().value())
                .bind("event", pin.event())
                .bind("byStaff", pin.byStaff())
                .bind("saidAt", Columns.utc(pin.saidAt()))
                .bind("pinnedAt", Columns.utc(pin.pinnedAt()))
                .bind("by", pin.by().value())
                .execute()
            == 1);
  }

  @Override
  public boolean remove(TeamId team, long event, boolean byStaff) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    DELETE FROM timeline_pin
                    WHERE team_id = :team AND event_id = :event AND by_staff = :byStaff
                    """)
                .bind("team", team.value())
                .bind("event", event)
                .bind("byStaff", byStaff)
                .execute()
            == 1);
  }
}
