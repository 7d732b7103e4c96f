package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.disturbance.Absence;
import dev.firedrill.workspace.disturbance.AbsenceChanged;
import dev.firedrill.workspace.disturbance.Absences;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Absences are marks on memberships. */
final class JdbiAbsences implements Absences {
  /** A membership of a bot, and what keeps it away, if anything does. */
  private record Seat(
      String channel, String user, @Nullable String operation, @Nullable Instant until) {
    boolean isAway(Instant now) {
      return until != null && now.isBefore(until);
    }

    String place() {
      return placeOf(channel, user);
    }
  }

  private final Jdbi jdbi;
  private final DomainEvents events;
  private final InstantSource clock;

  JdbiAbsences(Jdbi jdbi, DomainEvents events, InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.clock = clock;
  }

  static String placeOf(String channel, String user) {
    return "member:" + channel + ":" + user;
  }

  @Override
  public Optional<Absence> find(TeamEnvironment bot, Absence.Room room) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> seat(handle, bot, room, ""))
        .filter(seat -> seat.isAway(now))
        .map(seat ->
            new Absence(
                bot,
                room,
                Objects.requireNonNull(seat.operation()),
                0,
                Objects.requireNonNull(seat.until())));
  }

  private static Optional<Seat> seat(
      Handle handle, TeamEnvironment bot, Absence.Room room, String lock) {
    return handle
        .createQuery(
            """
            SELECT m.channel_id, m.user_id, m.away_operation, m.away_until
            FROM workspace_member m
            JOIN workspace_bot b ON b.user_id = m.user_id
            JOIN workspace_channel c ON c.id = m.channel_id
            WHERE m.team_id = :team AND b.team_id = :team AND b.environment = :environment
              AND c.kind = :room AND (c.environment IS NULL OR c.environment = :environment)
            ORDER BY c.created_at LIMIT 1
            """
                + lock)
        .bind("team", bot.team().value())
        .bind("environment", bot.environment())
        .bind("room", room)
        .map((row, context) -> {
          OffsetDateTime until = row.getObject("away_until", OffsetDateTime.class);
          return new Seat(
              row.getString("channel_id"),
              row.getString("user_id"),
              row.getString("away_operation"),
              until == null ? null : until.toInstant());
        })
        .findOne();
  }

  @Override
  public boolean put(Absence absence) {
    Instant now = clock.instant();
    boolean put =
        jdbi.inTransaction(handle -> {
          Seat seat = seat(handle, absence.bot(), absence.room(), "FOR UPDATE OF m").orElse(null);
          if (seat == null
              || (seat.isAway(now) && !absence.operationKey().equals(seat.operation()))) {
            return false;
          }
          return OperationFence.passes(
                  handle, absence.operationKey(), seat.place(), absence.epoch())
              && mark(handle, seat, absence.operationKey(), absence.expiresAt());
        });
    events.publish(new AbsenceChanged(absence.bot().team()));
    return put;
  }

  @Override
  public boolean removeIfOwnedBy(TeamEnvironment bot, Absence.Room room, String operationKey) {
    Instant now = clock.instant();
    boolean none =
        jdbi.inTransaction(handle -> {
          Seat seat = seat(handle, bot, room, "FOR UPDATE OF m").orElse(null);
          if (seat == null) {
            return true;
          }
          OperationFence.close(handle, operationKey, seat.place());
          if (operationKey.equals(seat.operation())) {
            return mark(handle, seat, null, null);
          }
          return !seat.isAway(now);
        });
    events.publish(new AbsenceChanged(bot.team()));
    return none;
  }

  private static boolean mark(
      Handle handle, Seat seat, @Nullable String operation, @Nullable Instant until) {
    return handle
            .createUpdate(
                """
                UPDATE workspace_member SET away_operation = :operation, away_until = :until
                WHERE channel_id = :channel AND user_id = :user
                """)
            .bind("channel", seat.channel())
            .bind("user", seat.user())
            .bind("operation", operation)
            .bind("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }
}
