package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code docs/cli.md} is what the commands say of themselves. To write it anew: {@code
 * -Dcli.write=true}.
 */
class CommandReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/cli.md");

  private static final String HEAD =
      """
      # The team's command line

      Written by `CommandReferenceTest` from the commands' own help; change them, not this file.

      `./firedrill COMMAND`, from a checkout of Firedrill with JDK 25. It needs only the server's address and your sign-in link:

      ```
      ./firedrill login 'https://firedrill.example.edu/sign-in#token=…'
      ./firedrill status
      ```

      **JSON.** With `--json` a command writes one JSON object to stdout, or one a line where it follows something. Its members
      are those of the REST interface (`/api/v1/openapi.json`), whose names each command's help gives; members may be added, none
      changes its meaning. Errors are one sentence on stderr, also with `--json`; scripts decide by the exit code.

      **CI.** Set `FIREDRILL_URL`, `FIREDRILL_TOKEN` (of `firedrill token create NAME --ci`) and perhaps `FIREDRILL_TEAM`. A CI token
      deploys its team's releases, reads them, `status`, `logs`, `flag list`, `alarm list` and `slo`, and does nothing else.

      **Watching.** With `--watch` a command shows what it shows anew every 3 seconds, until Ctrl-C; with `--json` too that is a line each time.

      """;

  @TempDir private Path home;

  @Test
  void theReferenceIsWhatTheCommandsSay() throws IOException {
    String reference = reference();
    if (Boolean.getBoolean("cli.write")) {
      Files.writeString(DOCUMENT, reference);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/cli.md; write it anew with -Dcli.write=true")
        .isEqualTo(reference);
  }

  private String reference() {
    StringBuilder text = new StringBuilder(HEAD);
    for (List<String> command : commands()) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--help");
      String help = new CliHarness(home).run(arguments.toArray(String[]::new)).expect(0).out();
      text.append("## firedrill")
          .append(command.isEmpty() ? "" : " " + String.join(" ", command))
          .append("\n\n```\n")
          .append(help.stripTrailing())
          .append("\n```\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  @Test
  void everyCommandHasADescriptionAndEveryOneThatActsExamples() {
    for (List<String> command : commands()) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--help");
      String help = new CliHarness(home).run(arguments.toArray(String[]::new)).expect(0).out();
      assertThat(help.lines()).as(help).hasSizeGreaterThan(4);
      assertThat(help.lines().mapToInt(String::length).max().orElse(0))
          .as("width of the help of %s", command)
          .isLessThanOrEqualTo(100);
      if (!command.isEmpty() && !help.contains("COMMAND")) {
        assertThat(help).as(help).contains("Examples:");
      }
    }
  }

  private List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    collect(List.of(), TeamCli.in(Completion.nowhere()), commands);
    return commands;
  }

  private static void collect(List<String> path, CommandLine command, List<List<String>> commands) {
    commands.add(path);
    command
        .getSubcommands()
        .forEach((name, subcommand) -> {
          List<String> deeper = new ArrayList<>(path);
          deeper.add(name);
          collect(deeper, subcommand, commands);
        });
  }
}
