package dev.firedrill.cli.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.incident.IncidentChange.Part;
import dev.firedrill.cli.incident.IncidentChange.Severity;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How an incident turns: worse or better, over or not over, somebody else's, or another one. */
final class IncidentTurn {
  private IncidentTurn() {}

  @Command(
      name = "severity",
      description = "Changes how bad it is, with the reason.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident severity sev1 'nobody is answered'", "", "JSON: Incident"})
  static final class ChangeSeverity implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(
        index = "0",
        paramLabel = "SEV",
        description = "${COMPLETION-CANDIDATES}; 1 is the worst.")
    private Severity severity = Severity.SEV2;

    @Parameters(index = "1", paramLabel = "REASON", description = "Why it is that bad now.")
    private String reason = "";

    ChangeSeverity(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      return change.make(
          "severity", Json.object().put("severity", severity.name()).put("reason", reason));
    }
  }

  @Command(
      name = "mitigated",
      description = "Says that users are served again; the incident stays open.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident mitigated 'the flag is off'", "", "JSON: Incident"})
  static final class Mitigated implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(paramLabel = "TEXT", description = "What brought the users back.")
    private String text = "";

    Mitigated(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      return change.make("updates", Json.object().put("status", "MITIGATED").put("text", text));
    }
  }

  @Command(
      name = "handover",
      description = "Moves a role on, with what the next one needs to know.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident handover commander @bo 'the flag is off, watch the queue'",
        "",
        "JSON: Incident"
      })
  static final class Handover implements Callable<Integer> {
    @Mixin private final IncidentChange change;

    @Parameters(index = "0", paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}")
    private Part role = Part.COMMANDER;

    @Parameters(index = "1", paramLabel = "@WHO", description = "To whom, by the handle.")
    private String who = "";

    @Parameters(index = "2", paramLabel = "NOTE", description = "What they need to know.")
    private String note = "";

    Handover(Surroundings around) {
      change = new IncidentChange(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = change.invocation().connect()) {
        return change.make(
            connection,
            "handover",
            Json.object()
                .put("role", role.wire())
                .put("personId", Members.id(connection, who))
                .put("note", note));
      }
    }
  }

  @Command(
      name = "reopen",
      description = "Opens a resolved incident once more.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill incident reopen INC-3 'it is back'", "", "JSON: Incident"})
  static final class Reopen implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "N", description = "Which one, such as INC-3.")
    private String number = "";

    @Parameters(index = "1", paramLabel = "REASON", description = "Why it is not over.")
    private String reason = "";

    Reopen(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode incident = Incidents.find(connection, number);
        return IncidentChange.tell(
            invocation,
            connection
                .api()
                .post(
                    Incidents.path(incident).with("reopen"), Json.object().put("reason", reason)));
      }
    }
  }

  @Command(
      name = "merge",
      description = "Closes a duplicate; the other one stands for it.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill incident merge INC-4 INC-3 'the same flag'",
        "",
        "When the duplicate was the open one, the other is open from then on.",
        "JSON: Incident (the duplicate)"
      })
  static final class Merge implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "N", description = "The duplicate, such as INC-4.")
    private String duplicate = "";

    @Parameters(index = "1", paramLabel = "INTO", description = "What it really is: INC-3.")
    private String survivor = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "REASON", description = "Why.")
    private @Nullable String reason;

    Merge(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode closed = Incidents.find(connection, duplicate);
        JsonNode other = Incidents.find(connection, survivor);
        ObjectNode wish =
            Json.object().put("into", other.path("id").asText()).put("reason", reason);
        JsonNode answer = connection.api().post(Incidents.path(closed).with("merge"), wish);
        invocation.print(
            answer,
            "%s was merged into %s."
                .formatted(IncidentText.label(answer), IncidentText.label(other)));
        return ExitCode.OK.number();
      }
    }
  }
}
