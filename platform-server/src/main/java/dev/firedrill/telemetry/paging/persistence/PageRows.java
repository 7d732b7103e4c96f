package dev.firedrill.telemetry.paging.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.alarm.AlarmSeverity;
import dev.firedrill.telemetry.paging.Page;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows of pages. */
final class PageRows {
  private static final JsonMapper JSON = new JsonMapper();

  static final RowMapper<Page> PAGE =
      (row, context) -> {
        UUID ackBy = row.getObject("acknowledged_by", UUID.class);
        return new Page(
            row.getObject("id", UUID.class),
            new TeamId(row.getObject("team_id", UUID.class)),
            row.getInt("number"),
            row.getObject("alarm_id", UUID.class),
            row.getString("alarm_name"),
            EnvironmentName.valueOf(row.getString("environment")),
            AlarmSeverity.valueOf(row.getString("severity")),
            row.getString("title"),
            row.getString("reason"),
            row.getObject("runbook", UUID.class),
            row.getBoolean("test"),
            Page.State.valueOf(row.getString("state")),
            Utc.read(row, "opened_at"),
            Utc.readNullable(row, "acknowledged_at"),
            ackBy == null ? null : new PersonId(ackBy),
            Utc.readNullable(row, "closed_at"),
            row.getInt("repeats"),
            Utc.read(row, "told_at"),
            Page.Telling.valueOf(row.getString("telling")),
            Utc.readNullable(row, "escalate_at"),
            escalations(row.getString("escalations")),
            Stream.of((UUID[]) row.getArray("notified").getArray()).map(PersonId::new).toList());
      };

  private PageRows() {}

  private static List<Page.Escalation> escalations(String text) {
    try {
      List<Page.Escalation> found = new ArrayList<>();
      for (JsonNode node : JSON.readTree(text)) {
        JsonNode to = node.path("to");
        found.add(
            new Page.Escalation(
                OffsetDateTime.parse(node.path("at").asText()).toInstant(),
                to.isNull() ? null : new PersonId(UUID.fromString(to.asText()))));
      }
      return found;
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the database's JSON of escalations is none", broken);
    }
  }
}
