package dev.firedrill.telemetry.api.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples are for the bot that teams fork, so they name what it really counts. */
class AlarmExamplesTest {
  private static final Path OUTCOMES =
      Path.of("../student-bot-template/src/main/java/dev/firedrill/bot/command/Outcome.java");

  @Test
  void everyOutcomeOfACommandThatAnExampleNamesIsOneOfTheTemplate() throws IOException {
    Matcher constants =
        Pattern.compile("^  ([A-Z]+)[,;]", Pattern.MULTILINE).matcher(Files.readString(OUTCOMES));
    List<String> known =
        constants.results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).toList();
    List<String> named =
        AlarmExamples.all().stream()
            .map(example -> example.definition().source().query())
            .flatMap(query ->
                Pattern.compile("outcome=~\"([^\"]*)\"")
                    .matcher(query == null ? "" : query)
                    .results())
            .flatMap(found -> Pattern.compile("\\|").splitAsStream(found.group(1)))
            .toList();
    assertThat(known).contains("ok");
    assertThat(named).isNotEmpty().doesNotContain("ok", "off").isSubsetOf(known);
  }
}
