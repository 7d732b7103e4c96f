package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "How the team's bots fare: what runs, what users see, what is switched off.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill status",
      "  firedrill status --env production --json",
      "",
      "JSON: {team: Team, environments: [{environment, bot: Bot|null, sli: SliSummary,",
      "current: Deployment|null, inProgress: Deployment|null, flagsOff: string[]}]}"
    })
final class StatusCommand implements Callable<Integer> {
  private static final int RECENT = 10;
  private static final int QUESTIONS = 3;

  @Mixin private final Invocation invocation;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      description = "${COMPLETION-CANDIDATES}; both unless you say.")
  private @Nullable Env environment;

  StatusCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    List<Env> wanted = environment == null ? List.of(Env.values()) : List.of(environment);
    try (Connection connection = invocation.connect()) {
      List<ApiPath> questions = new ArrayList<>();
      questions.add(connection.of());
      wanted.forEach(where -> questions.addAll(questionsAbout(connection, where)));
      List<JsonNode> answers = connection.api().getAll(questions);
      ObjectNode status = Json.object();
      status.set("team", answers.getFirst());
      var environments = status.putArray("environments");
      for (int index = 0; index < wanted.size(); index++) {
        int first = 1 + index * QUESTIONS;
        environments.add(
            about(
                wanted.get(index), answers.getFirst(), answers.subList(first, first + QUESTIONS)));
      }
      if (invocation.json()) {
        invocation.print(status);
      } else {
        new StatusText(invocation.console(), invocation.when())
            .print(connection.api().server(), status);
      }
      return 0;
    }
  }

  private static List<ApiPath> questionsAbout(Connection connection, Env where) {
    return List.of(
        connection.of("sli").query("environment", where.name()).query("window", "PT15M"),
        InProgress.recent(connection, where, RECENT),
        connection.of("flags").query("environment", where.name()));
  }

  private static ObjectNode about(Env where, JsonNode team, List<JsonNode> answers) {
    JsonNode deployments = answers.get(1);
    ObjectNode about = Json.object().put("environment", where.name());
    set(
        about,
        "bot",
        Json.elements(team.path("bots")).stream()
            .filter(bot -> bot.path("environment").asText().equals(where.name()))
            .findFirst());
    about.set("sli", answers.getFirst().path("summary"));
    set(
        about,
        "current",
        Json.items(deployments).stream().filter(d -> d.path("current").asBoolean()).findFirst());
    set(about, "inProgress", InProgress.in(deployments));
    var off = about.putArray("flagsOff");
    Json.items(answers.get(2)).stream()
        .filter(flag -> !flag.path("on").asBoolean() && !flag.path("archived").asBoolean())
        .forEach(flag -> off.add(flag.path("key").asText()));
    return about;
  }

  private static void set(ObjectNode node, String member, Optional<JsonNode> value) {
    value.ifPresentOrElse(found -> node.set(member, found), () -> node.putNull(member));
  }
}
