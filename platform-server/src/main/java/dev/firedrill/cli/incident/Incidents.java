package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The incidents of a team, as commands need them. */
public final class Incidents {
  private static final Pattern LABEL = Pattern.compile("(?:INC-|inc-|#)?(\\d{1,9})");

  private Incidents() {}

  static ApiPath list(Connection connection, boolean open) {
    return ApiPath.of("incidents")
        .query("team", connection.team())
        .query("open", open ? true : null);
  }

  /** The one of this number, or the open one; fails the command when there is none. */
  static JsonNode find(Connection connection, @Nullable String number) {
    return number == null ? open(connection) : numbered(connection, number);
  }

  /** The id of the one of this number; fails the command when there is none. */
  public static String id(Connection connection, String number) {
    return numbered(connection, number).path("id").asText();
  }

  static ApiPath path(JsonNode incident) {
    return ApiPath.of("incidents", incident.path("id").asText());
  }

  private static JsonNode open(Connection connection) {
    List<JsonNode> open = Json.items(connection.api().get(list(connection, true)));
    if (open.isEmpty()) {
      throw new CliFailure(
          ExitCode.CONFLICT,
          "No incident is open: firedrill incident declare TITLE --severity sev2");
    }
    return open.getFirst();
  }

  private static JsonNode numbered(Connection connection, String text) {
    Matcher label = LABEL.matcher(text.strip());
    if (!label.matches()) {
      throw CliFailure.usage("'" + text + "' is no incident: say 3 or INC-3.");
    }
    int number = Integer.parseInt(label.group(1));
    return Json.items(connection.api().get(list(connection, false))).stream()
        .filter(incident -> incident.path("number").asInt() == number)
        .findFirst()
        .orElseThrow(() ->
            new CliFailure(
                ExitCode.NOT_FOUND,
                "There is no incident INC-" + number + ": firedrill incident list --all"));
  }
}
