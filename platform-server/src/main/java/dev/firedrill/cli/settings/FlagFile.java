package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flag export} and {@code import}: flagd's own format. */
final class FlagFile {
  private FlagFile() {}

  @Command(
      name = "export",
      description = "Writes an environment's flags in flagd's format, always in the same order.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill flag export --env staging > flags.json", "", "JSON: on one line"})
  static final class Export implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Where to; stdout unless you say.")
    private @Nullable Path file;

    Export(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      try (Connection connection = invocation.connect()) {
        JsonNode flags =
            connection.api().get(connection.of("flags", environment.value().name(), "export"));
        if (file == null) {
          invocation.print(flags, Json.pretty(flags));
        } else {
          write(invocation.around().directory().resolve(file), Json.pretty(flags) + "\n");
          invocation.console().remark("Wrote " + file + ".");
        }
        return 0;
      }
    }

    private static void write(Path file, String text) {
      try {
        Files.writeString(file, text);
      } catch (IOException unwritable) {
        throw new CliFailure(ExitCode.FAILED, "Cannot write " + file + ".");
      }
    }
  }

  @Command(
      name = "import",
      description = "Takes an environment's flags from a file in flagd's format, all or none.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill flag import flags.json --dry-run",
        "  firedrill flag import flags.json --env staging --reason 'as reviewed'",
        "",
        "Flags that the file lacks are removed. A mistake is told with its line and column, and",
        "nothing changes.",
        "JSON: {changes: [{key, change, before, after}], applied: boolean}"
      })
  static final class Import implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Consent consent = new Consent();
    @Mixin private final Reason reason = new Reason();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean dryRun;

    Import(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      byte[] text = read();
      try (Connection connection = invocation.connect()) {
        String why = dryRun ? reason.given().orElse("dry run") : reason.required(invocation);
        if (!dryRun) {
          consent.beforeProduction(
              invocation, environment.value(), "Import the flags of " + file + " to production");
        }
        ApiPath path =
            connection
                .of("flags", environment.value().name(), "import")
                .query("dryRun", dryRun)
                .query("reason", why);
        JsonNode result =
            connection.api().upload(path, "application/json", BodyPublishers.ofByteArray(text));
        if (invocation.json()) {
          invocation.print(result);
        } else {
          print(result);
        }
        return 0;
      }
    }

    private byte[] read() {
      try {
        return Files.readAllBytes(invocation.around().directory().resolve(file));
      } catch (IOException unreadable) {
        throw CliFailure.usage("There is no file " + file + " to read.");
      }
    }

    private void print(JsonNode result) {
      for (JsonNode change : Json.elements(result.path("changes"))) {
        String kind = change.path("change").asText();
        if (kind.equals("SAME")) {
          continue;
        }
        Style style =
            switch (kind) {
              case "ADDED" -> Style.GOOD;
              case "REMOVED" -> Style.BAD;
              default -> Style.WARNING;
            };
        invocation
            .console()
            .line(
                invocation
                    .console()
                    .styled(
                        style,
                        Printable.line(
                            "%-8s %s"
                                .formatted(
                                    kind.toLowerCase(Locale.ROOT), change.path("key").asText()))));
      }
      invocation
          .console()
          .line(
              result.path("applied").asBoolean()
                  ? "Imported to " + environment.value() + "."
                  : "Nothing was changed.");
    }
  }
}
