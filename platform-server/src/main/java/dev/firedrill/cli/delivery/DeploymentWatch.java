package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Follows a deployment to its end and says what becomes of it. */
final class DeploymentWatch {
  private static final Duration PERIOD = Duration.ofMillis(400);

  /** So long the server may be away while it is followed: it may be restarting. */
  private static final int MOST_MISSED = 75;

  @Option(names = "--no-wait", description = "Return as soon as the deployment is requested.")
  private boolean noWait;

  /** The command's exit code once the deployment is over, or requested with --no-wait. */
  int follow(Invocation invocation, Connection connection, JsonNode requested) {
    Follower follower = new Follower(invocation, connection, requested);
    follower.show(requested);
    if (noWait || DeploymentText.isOver(requested)) {
      return follower.result(requested, noWait);
    }
    try (var _ = invocation.around().interruption().onInterrupt(follower::farewell)) {
      return follower.result(follower.toItsEnd(requested), false);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CliFailure(ExitCode.FAILED, "Interrupted.");
    }
  }

  private static final class Follower {
    private final Invocation invocation;
    private final Connection connection;
    private final Console console;
    private final ApiPath path;
    private final String environment;
    private final int number;
    private String shown = "";

    Follower(Invocation invocation, Connection connection, JsonNode deployment) {
      this.invocation = invocation;
      this.connection = connection;
      this.console = invocation.console();
      this.number = deployment.path("number").asInt();
      this.environment = DeploymentText.environment(deployment);
      this.path = connection.of("deployments", deployment.path("environment").asText(), number);
    }

    JsonNode toItsEnd(JsonNode requested) throws InterruptedException {
      JsonNode latest = requested;
      int missed = 0;
      while (!DeploymentText.isOver(latest)) {
        invocation.around().pause().of(PERIOD);
        try {
          latest = connection.api().get(path);
          missed = 0;
          show(latest);
        } catch (CliFailure away) {
          missed++;
          if (away.code() != ExitCode.UNREACHABLE || missed > MOST_MISSED) {
            throw new CliFailure(away.code(), away.sentence() + " " + goesOn());
          }
        }
      }
      return latest;
    }

    /** Writes what is new about it; counts that only grow, where a person watches. */
    void show(JsonNode deployment) {
      String news = Json.write(essence(deployment));
      if (news.equals(shown)) {
        if (!invocation.json()) {
          DeploymentText.canary(deployment).ifPresent(text -> console.progress("  " + text));
        }
        return;
      }
      shown = news;
      if (invocation.json()) {
        invocation.print(deployment);
      } else {
        console.line(line(deployment));
      }
    }

    /** What a new line is worth. */
    private static JsonNode essence(JsonNode deployment) {
      var essence = Json.object();
      essence.set("state", deployment.path("state"));
      essence.set("detail", deployment.path("detail"));
      essence.set("step", deployment.path("canary").path("step"));
      essence.set("weight", deployment.path("canary").path("weight"));
      return essence;
    }

    private String line(JsonNode deployment) {
      String state = DeploymentText.state(deployment);
      String what =
          switch (deployment.path("state").asText()) {
            case "REQUESTED" ->
                "Deployment %d, %s to %s: requested"
                    .formatted(number, DeploymentText.release(deployment), environment);
            case "ACCEPTED" ->
                DeploymentText.canary(deployment)
                    .map(text -> "  " + text)
                    .orElse("  accepted" + after(deployment, "acceptedAt"));
            case "EFFECTIVE" -> "  effective" + after(deployment, "effectiveAt");
            default -> "  " + state + after(deployment, "endedAt");
          };
      // How it ended is told by the last line, and a canary's detail is its verdict.
      boolean told = DeploymentText.isOver(deployment) || what.contains("canary at");
      String detail =
          told ? "" : Json.text(deployment, "detail").map(text -> ": " + text).orElse("");
      return Printable.line(what + detail);
    }

    private static String after(JsonNode deployment, String member) {
      return Json.text(deployment, member)
          .map(end ->
              " after "
                  + "%.1f s"
                      .formatted(
                          Duration.between(
                                      Instant.parse(deployment.path("requestedAt").asText()),
                                      Instant.parse(end))
                                  .toMillis()
                              / 1000.0))
          .orElse("");
    }

    int result(JsonNode deployment, boolean notAwaited) {
      if (!DeploymentText.isOver(deployment)) {
        if (notAwaited && !invocation.json()) {
          console.remark("Not waiting: firedrill history --env " + environment);
        }
        return ExitCode.OK.number();
      }
      if (DeploymentText.isEffective(deployment)) {
        if (!invocation.json()) {
          console.line(
              Printable.line(
                  DeploymentText.release(deployment) + " is live in " + environment + "."));
        }
        return ExitCode.OK.number();
      }
      throw new CliFailure(
          ExitCode.DEPLOYMENT_FAILED,
          "Deployment %d to %s was %s: %s"
              .formatted(
                  number,
                  environment,
                  DeploymentText.state(deployment).equals("failed") ? "a failure" : "aborted",
                  Json.text(deployment, "detail").orElse("no reason was given.")));
    }

    void farewell() {
      console.remark("");
      console.remark(goesOn());
    }

    private String goesOn() {
      return "Deployment %d goes on without you: firedrill history --env %s; to stop it: firedrill abort --env %s"
          .formatted(number, environment, environment);
    }
  }
}
