package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.slo.ExpectedAnswers;
import dev.firedrill.slo.ExpectedAnswers.Question;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateBotAnswersTest {
  private static final Instant AFTERNOON = Instant.parse("2026-11-22T15:00:00Z");
  private static final Instant BEFORE_NOON = Instant.parse("2026-11-22T11:59:59Z");

  private final KnownFacts facts = new KnownFacts();
  private final ExpectedAnswers answers = Probing.templateBot(facts);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheTemplateAnswersIsRight(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Question question = answers.ask(CommandMix.draw(random), random);
    String reply =
        facts.rightAnswer(question.text(), AFTERNOON).replace("&lt;", "<").replace("&amp;", "&");

    assertThat(question.text()).startsWith("!" + question.command());
    assertThat(question.answer().accepts(reply, AFTERNOON, AFTERNOON)).as(reply).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "weather, '⚠ `weather` failed: the weather service does not answer.'",
    "weather, 'I know no weather for \"Oslo\".'",
    "weather, 'Atlantis: 9.5 °C, light rain'",
    "define, 'latency: something else'",
    "glossary, 'The glossary is empty.'",
    "glossary, '⚠ `glossary` failed: SLO the glossary cannot be read.'",
    "ping, 'no'",
    "flip, 'edge'",
    "help, 'I cannot help.'"
  })
  void whatIsNotAnAnswerIsWrong(String command, String reply) {
    Question question = answers.ask(command, new SplittableRandom(3));

    assertThat(question.answer().accepts(reply, AFTERNOON, AFTERNOON)).isFalse();
  }

  @Test
  void aTemperatureMustBeThatOfTheUpstreamWhenAskedOrWhenAnswered() {
    Question oslo =
        Stream.generate(new SplittableRandom(5)::split)
            .map(random -> answers.ask("weather", random))
            .filter(question -> question.text().equalsIgnoreCase("!weather oslo"))
            .findFirst()
            .orElseThrow();

    assertThat(oslo.answer().accepts("Oslo: 9.5 °C, rain", AFTERNOON, AFTERNOON)).isTrue();
    assertThat(oslo.answer().accepts("Oslo: 7.5 °C, rain", AFTERNOON, AFTERNOON)).isFalse();
    assertThat(oslo.answer().accepts("Oslo: 10 °C, rain", AFTERNOON, AFTERNOON)).isFalse();
    assertThat(oslo.answer().accepts("Oslo: 7.5 °C, rain", BEFORE_NOON, AFTERNOON)).isTrue();
    assertThat(oslo.answer().accepts("Oslo: 9.5 °C, rain", BEFORE_NOON, AFTERNOON)).isTrue();
    assertThat(oslo.answer().accepts("9.5 °C in Lima", AFTERNOON, AFTERNOON)).isFalse();
  }

  @Test
  void frostIsUnderstood() {
    Question yakutsk =
        Stream.generate(new SplittableRandom(5)::split)
            .map(random -> answers.ask("weather", random))
            .filter(question -> question.text().equalsIgnoreCase("!weather yakutsk"))
            .findFirst()
            .orElseThrow();

    assertThat(yakutsk.answer().accepts("Yakutsk: -29.5 °C, snow", AFTERNOON, AFTERNOON)).isTrue();
    assertThat(yakutsk.answer().accepts("Yakutsk: −29.5 °C, snow", AFTERNOON, AFTERNOON)).isTrue();
    assertThat(yakutsk.answer().accepts("Yakutsk: 29.5 °C, snow", AFTERNOON, AFTERNOON)).isFalse();
  }

  @Test
  void helpNeedNotOfferWhatIsSwitchedOff() {
    Question help = answers.ask("help", new SplittableRandom(1));

    assertThat(
            help.answer()
                .accepts(
                    "I know these commands:\n!flip - tosses\n!ping - pong", AFTERNOON, AFTERNOON))
        .isTrue();
  }

  @Test
  void theSharesOfTheCommandsAreKept() {
    SplittableRandom random = new SplittableRandom(99);
    Map<String, Integer> drawn = new TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      drawn.merge(CommandMix.draw(random), 1, Integer::sum);
    }

    assertThat(drawn.get("weather")).isBetween(39_000, 41_000);
    assertThat(drawn.get("define")).isBetween(19_200, 20_800);
    assertThat(drawn.get("ping")).isBetween(14_300, 15_700);
    assertThat(drawn.get("help")).isBetween(9_400, 10_600);
    assertThat(drawn.get("flip")).isBetween(9_400, 10_600);
    assertThat(drawn.get("glossary")).isBetween(4_600, 5_400);
    assertThat(drawn).hasSize(6);
  }
}
