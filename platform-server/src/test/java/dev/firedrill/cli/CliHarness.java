package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.console.Terminal;
import dev.firedrill.testing.SteppedClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line in a directory of its own, with nobody at the terminal unless a test says so. */
final class CliHarness {
  private static final JsonMapper JSON = new JsonMapper();

  /** How a command ended. */
  record Result(int code, String out, String err) {
    Result expect(int wanted) {
      assertThat(code).as("exit code; out: %s err: %s", out, err).isEqualTo(wanted);
      return this;
    }

    /** Ended with the code, one sentence on stderr and nothing else. */
    void refused(int wanted, String words) {
      expect(wanted);
      assertThat(err.lines()).as(err).hasSize(1);
      assertThat(err).startsWith("firedrill: ").contains(words).doesNotContain("Exception");
      assertThat(out).isEmpty();
    }

    JsonNode json() {
      assertThat(out.lines()).as(out).hasSize(1);
      return jsonLines().getFirst();
    }

    List<JsonNode> jsonLines() {
      return out.lines().map(Result::read).toList();
    }

    private static JsonNode read(String line) {
      try {
        return JSON.readTree(line);
      } catch (JsonProcessingException notJson) {
        throw new AssertionError("not JSON: " + line, notJson);
      }
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private final Path home;
  private final List<String> questions = new ArrayList<>();
  private final List<Runnable> farewells = new ArrayList<>();
  private Terminal terminal = Terminal.none();
  private String input = "";

  CliHarness(Path home) {
    this.home = home;
  }

  /** As CI: the server and a token come from the environment. */
  CliHarness inCi(FakeServer server) {
    return with("FIREDRILL_URL", server.url())
        .with("FIREDRILL_TOKEN", "fdc_secret")
        .with("FIREDRILL_TEAM", "otter");
  }

  CliHarness with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CliHarness typing(String text) {
    input = text;
    return this;
  }

  /** Somebody sits there and answers every question so. */
  CliHarness answering(String answer) {
    terminal =
        new Terminal() {
          @Override
          public boolean showsOutput() {
            return true;
          }

          @Override
          public boolean showsErrors() {
            return true;
          }

          @Override
          public boolean canAsk() {
            return true;
          }

          @Override
          public Optional<String> ask(String question) {
            questions.add(question);
            return Optional.of(answer);
          }

          @Override
          public Optional<String> askSecretly(String question) {
            questions.add("unseen: " + question);
            return Optional.of(answer);
          }
        };
    return this;
  }

  List<String> questions() {
    return questions;
  }

  List<Runnable> farewells() {
    return farewells;
  }

  Path credentials() {
    return home.resolve(".config/firedrill/credentials.json");
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            environment,
            home,
            home,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            SteppedClock.atNoon(),
            ZoneOffset.UTC,
            time -> {},
            farewell -> {
              farewells.add(farewell);
              return () -> {};
            });
    int code = TeamCli.execute(around, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
