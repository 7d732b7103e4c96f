package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.Env;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.ReleaseNumber;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deploy",
    description = "Makes a release of a file or image, or takes one there is, and deploys it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill deploy target/bot.jar                          # to staging",
      "  firedrill deploy target/bot.jar --env production --canary 10,25,50 --step 60s",
      "  firedrill deploy --release v12 --env production --reason 'roll forward'",
      "  firedrill deploy --image ghcr.io/otter/bot@sha256:… --version 1.4.0",
      "",
      "FILE is a jar that java -jar runs, or a .tar.gz or .zip with firedrill.json at its root.",
      "In a git repository commit, version and reason come from its last commit unless you give",
      "them. Ctrl-C stops the waiting, never the deployment. The same file, version and commit",
      "again is the same release.",
      "JSON: one line at each change: Deployment"
    })
final class DeployCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final Rollout rollout = new Rollout();
  @Mixin private final DeploymentWatch watch = new DeploymentWatch();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The artifact to upload.")
  private @Nullable Path file;

  @Option(names = "--release", paramLabel = "N", description = "A release there is, such as v12.")
  private @Nullable String release;

  @Option(
      names = "--image",
      paramLabel = "REF",
      description = "A container image with its digest: name@sha256:…")
  private @Nullable String image;

  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      defaultValue = "staging",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless you say.")
  private Env environment = Env.STAGING;

  @Option(
      names = "--version",
      paramLabel = "TEXT",
      description = "What you call the release; else the short commit, or the time.")
  private @Nullable String version;

  @Option(
      names = "--commit",
      paramLabel = "HASH",
      description = "Which commit it was built from; else HEAD of the repository you are in.")
  private @Nullable String commit;

  DeployCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    if (Stream.of(file, release, image).filter(given -> given != null).count() != 1) {
      throw CliFailure.usage("Say what: a FILE, --release N or --image REF, one of them.");
    }
    try (Connection connection = invocation.connect()) {
      consent.beforeProduction(invocation, environment, "Deploy " + subject() + " to production");
      Git git = new Git(invocation.around().directory());
      String why = why(git);
      JsonNode of = release(connection, git, why);
      ObjectNode wish =
          Json.object()
              .put("environment", environment.name())
              .put("release", of.path("number").asInt())
              .put("reason", why);
      rollout.into(wish);
      JsonNode requested = connection.api().post(connection.of("deployments"), wish);
      return watch.follow(invocation, connection, requested);
    }
  }

  private String subject() {
    return file != null ? file.getFileName().toString() : release != null ? release : "the image";
  }

  private String why(Git git) {
    return reason
        .given()
        .or(() -> release == null ? git.subject().map(NewRelease::shortened) : Optional.empty())
        .orElseGet(() -> reason.required(invocation));
  }

  private JsonNode release(Connection connection, Git git, String why) {
    if (release != null) {
      return connection.api().get(connection.of("releases", ReleaseNumber.parse(release)));
    }
    NewRelease made =
        new NewRelease(
            invocation, NewRelease.Facts.of(git, version, commit, why, invocation.around()));
    if (image != null) {
      return made.ofImage(connection, image);
    }
    return made.ofFile(connection, invocation.around().directory().resolve(String.valueOf(file)));
  }
}
