package dev.firedrill.notify.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.Delivery;
import dev.firedrill.notify.Target;
import dev.firedrill.team.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Columns of deliveries. */
final class Rows {
  private Rows() {}

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static Target target(ResultSet row) throws SQLException {
    return switch (Channel.valueOf(row.getString("channel"))) {
      case CHAT -> new Target.TeamChat();
      case INBOX -> new Target.Inbox(new PersonId(row.getObject("person_id", UUID.class)));
      case MAIL -> new Target.Mail(row.getString("address"));
      case WEBHOOK -> new Target.Webhook(row.getObject("webhook_id", UUID.class));
    };
  }

  static final RowMapper<Delivery> DELIVERY =
      (row, context) ->
          new Delivery(
              row.getObject("id", UUID.class),
              row.getObject("notification_id", UUID.class),
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getObject("subject", UUID.class),
              target(row),
              Delivery.State.valueOf(row.getString("state")),
              row.getInt("attempts"),
              timeOrNull(row, "ended_at"),
              row.getString("error"));
}
