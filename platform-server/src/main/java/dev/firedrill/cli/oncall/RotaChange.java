package dev.firedrill.cli.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Times;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oncall set} and {@code oncall end}. */
final class RotaChange {
  private RotaChange() {}

  /** To whom a page goes that nobody takes. */
  enum Then {
    NEXT,
    TEAM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Command(
      name = "set",
      description = "Sets the rota and what happens to unanswered pages; what is not said stays.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill oncall set --members @ada,@bob --shift 12h --starts 2026-12-20T08:00",
        "  firedrill oncall set --ack-within 5m --then team",
        "  firedrill oncall set --members none",
        "",
        "JSON: as of oncall show"
      })
  static final class Set implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Option(
        names = "--members",
        split = ",",
        paramLabel = "@WHO",
        description = "Who takes turns, in this order; 'none' empties the rota.")
    private @Nullable List<String> members;

    @Option(
        names = "--shift",
        paramLabel = "TIME",
        description = "How long a turn is, in whole hours, such as 12h or 7d.")
    private @Nullable String shift;

    @Option(
        names = "--starts",
        paramLabel = "TIME",
        description = "When the first one's turn begins; nobody is on call before.")
    private @Nullable String starts;

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "Whose days count, such as Europe/Berlin.")
    private @Nullable String zone;

    @Option(
        names = "--ack-within",
        paramLabel = "TIME",
        description = "How long a page waits for its one, such as 5m.")
    private @Nullable String ackWithin;

    @Option(
        names = "--then",
        paramLabel = "WHO",
        description = "Who is called then: ${COMPLETION-CANDIDATES}.")
    private @Nullable Then then;

    Set(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      ObjectNode rota = rota();
      ObjectNode escalation = escalation();
      if (rota.isEmpty() && escalation.isEmpty()) {
        throw CliFailure.usage(
            "Say what to set: --members, --shift, --starts, --zone, --ack-within or --then.");
      }
      try (Connection connection = invocation.connect()) {
        JsonNode before = connection.api().get(connection.of("on-call"));
        ObjectNode wish = Json.object();
        wish.set("rota", over(before.path("rota"), rota));
        wish.set("escalation", over(before.path("escalation"), escalation));
        JsonNode after =
            connection.api().put(connection.of("on-call"), before.path("version").asLong(), wish);
        if (invocation.json()) {
          invocation.print(after);
        } else {
          new OnCallText(invocation).show(after);
        }
        return 0;
      }
    }

    private ObjectNode rota() {
      ObjectNode rota = Json.object();
      if (members != null) {
        ArrayNode handles = rota.putArray("members");
        if (!members.equals(List.of("none"))) {
          members.forEach(member -> handles.add(member.strip().replaceFirst("^@", "")));
        }
      }
      if (shift != null) {
        Duration time = Durations.parse(shift);
        if (!time.isPositive() || !time.equals(Duration.ofHours(time.toHours()))) {
          throw CliFailure.usage("--shift is in whole hours, such as 12h, not " + shift + ".");
        }
        rota.put("shiftHours", time.toHours());
      }
      if (starts != null) {
        rota.put("startsAt", new Times(invocation.around()).parse(starts).toString());
      }
      if (zone != null) {
        rota.put("timeZone", zone);
      }
      return rota;
    }

    private ObjectNode escalation() {
      ObjectNode escalation = Json.object();
      if (ackWithin != null) {
        escalation.put("ackWithinSeconds", Durations.parse(ackWithin).toSeconds());
      }
      if (then != null) {
        escalation.put("then", then.name());
      }
      return escalation;
    }

    private static ObjectNode over(JsonNode before, ObjectNode wish) {
      ObjectNode whole = before.isObject() ? before.deepCopy() : Json.object();
      whole.setAll(wish);
      return whole;
    }
  }

  @Command(
      name = "end",
      description = "Ends a hand-over early, so that the rota holds again.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill oncall end",
        "  firedrill oncall end @ada",
        "",
        "JSON: as of oncall show"
      })
  static final class End implements Callable<Integer> {
    @Mixin private final Invocation invocation;

    @Parameters(
        arity = "0..1",
        paramLabel = "@WHO",
        description = "Whose, by the handle or the id; needed where there are several.")
    private @Nullable String who;

    End(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        List<JsonNode> handOvers =
            Json.elements(connection.api().get(connection.of("on-call")).path("overrides")).stream()
                .filter(this::meant)
                .toList();
        if (handOvers.isEmpty()) {
          throw new CliFailure(
              ExitCode.NOT_FOUND,
              who == null
                  ? "No hand-over is going on, so there is none to end."
                  : "No hand-over to '%s' is going on: firedrill oncall".formatted(who));
        }
        if (handOvers.size() > 1) {
          throw CliFailure.usage(
              "There are %d such hand-overs: say which, by its id (firedrill oncall --json)."
                  .formatted(handOvers.size()));
        }
        JsonNode one = handOvers.getFirst();
        JsonNode _ =
            connection.api().delete(connection.of("on-call", "overrides", one.path("id").asText()));
        JsonNode after = connection.api().get(connection.of("on-call"));
        invocation.print(
            after,
            "The hand-over to %s is over; on call is %s."
                .formatted(
                    handle(one),
                    Json.text(after.path("now"), "handle")
                        .orElse("nobody: a page calls the whole team")));
        return 0;
      }
    }

    private boolean meant(JsonNode handOver) {
      return who == null
          || handOver.path("id").asText().equals(who)
          || handle(handOver).equals(who.strip().replaceFirst("^@", ""));
    }

    private static String handle(JsonNode handOver) {
      return Json.text(handOver.path("person"), "handle").orElse("somebody");
    }
  }
}
