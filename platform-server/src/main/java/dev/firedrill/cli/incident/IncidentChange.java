package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes an incident: it is found, changed and shown in a line. */
final class IncidentChange {
  /** How bad it is. */
  enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is; resolving is a command of its own. */
  enum Status {
    INVESTIGATING,
    IDENTIFIED,
    MITIGATED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who does what, under names that are short to type. */
  enum Part {
    COMMANDER("INCIDENT_COMMANDER"),
    OPERATIONS("OPERATIONS_LEAD"),
    COMMUNICATIONS("COMMUNICATIONS_LEAD"),
    SCRIBE("SCRIBE"),
    RESPONDER("RESPONDER");

    private final String wire;

    String wire() {
      return wire;
    }

    Part(String wire) {
      this.wire = wire;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private final Invocation invocation;

  @Option(
      names = {"-i", "--incident"},
      paramLabel = "N",
      description = "Which one, such as INC-3; the open one unless you say.")
  private @Nullable String number;

  IncidentChange(Surroundings around) {
    invocation = new Invocation(around);
  }

  Invocation invocation() {
    return invocation;
  }

  JsonNode find(Connection connection) {
    return Incidents.find(connection, number);
  }

  int make(String what, ObjectNode wish) {
    try (Connection connection = invocation.connect()) {
      return make(connection, what, wish);
    }
  }

  int make(Connection connection, String what, ObjectNode wish) {
    JsonNode incident = Incidents.find(connection, number);
    return tell(invocation, connection.api().post(Incidents.path(incident).with(what), wish));
  }

  static int tell(Invocation invocation, JsonNode incident) {
    invocation.print(incident, new IncidentText(invocation).line(incident));
    return ExitCode.OK.number();
  }

  @Command(
      name = "declare",
      description = "Declares an incident; you become its commander.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident declare 'weather answers too late' --severity sev2",
        "",
        "JSON: Incident"
      })
  static final class Declare implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(paramLabel = "TITLE", description = "What users notice, in a few words.")
    private String title = "";

    @Option(
        names = "--severity",
        required = true,
        paramLabel = "SEV",
        description = "${COMPLETION-CANDIDATES}; 1 is the worst.")
    private Severity severity = Severity.SEV2;

    Declare(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        return tell(
            invocation,
            connection
                .api()
                .post(
                    ApiPath.of("incidents"),
                    Json.object().put("title", title).put("severity", severity.name())));
      }
    }
  }

  @Command(
      name = "update",
      description = "Says what you know, and how far you are.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident update 'the forecast service hangs' --status identified",
        "  firedrill incident update 'ada asks upstream' --internal",
        "  firedrill incident update 'weather is off' --impact '3 of 10 wait' --next 15 --stakeholders",
        "",
        "JSON: Incident"
      })
  static final class Update implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(paramLabel = "TEXT", description = "What you know.")
    private String text = "";

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        description = "${COMPLETION-CANDIDATES}; stays unless you say.")
    private @Nullable Status status;

    @Option(names = "--internal", description = "Not for the team's public status page.")
    private boolean internal;

    @Option(
        names = "--impact",
        paramLabel = "TEXT",
        description = "What users notice; 'measured' takes what the platform's users met.")
    private @Nullable String impact;

    @Option(
        names = "--next",
        paramLabel = "MINUTES",
        description = "When you write next, at most as late as the severity asks for.")
    private @Nullable Integer next;

    @Option(names = "--stakeholders", description = "Also to the stakeholders' channel.")
    private boolean stakeholders;

    @Option(names = "--not-in-room", description = "Not in the incident's channel.")
    private boolean notInRoom;

    Update(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = change.invocation.connect()) {
        ObjectNode wish =
            Json.object()
                .put("status", status == null ? null : status.name())
                .put("text", text)
                .put("forPublic", !internal);
        if (impact != null) {
          wish.put("impact", impact.equals("measured") ? measured(connection) : impact);
        }
        if (next != null) {
          wish.put("nextUpdateMinutes", next);
        }
        if (stakeholders) {
          wish.put("toStakeholders", true);
        }
        if (notInRoom) {
          wish.put("inRoom", false);
        }
        return change.make(connection, "updates", wish);
      }
    }

    private String measured(Connection connection) {
      return connection
          .api()
          .get(Incidents.path(change.find(connection)).with("impact"))
          .path("sentence")
          .asText();
    }
  }

  @Command(
      name = "role",
      description = "Gives somebody a role.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident role scribe @ada", "", "JSON: Incident"})
  static final class Role implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(index = "0", paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
    private Part role = Part.RESPONDER;

    @Parameters(index = "1", paramLabel = "@WHO", description = "To whom, by the handle.")
    private String who = "";

    Role(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = change.invocation.connect()) {
        return change.make(
            connection,
            "roles",
            Json.object().put("role", role.wire).put("personId", Members.id(connection, who)));
      }
    }
  }

  @Command(
      name = "resolve",
      description = "Ends the incident, when users are well again.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident resolve 'weather is switched off and users are well'",
        "",
        "JSON: Incident"
      })
  static final class Resolve implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "A last word.")
    private @Nullable String text;

    Resolve(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      return change.make("resolve", Json.object().put("text", text));
    }
  }
}
