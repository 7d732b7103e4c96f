package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Request;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalcPluginTest {
  private final CalcPlugin plugin = new CalcPlugin();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1 + 2 * 3~7",
        "(1 + 2) * 3~9",
        "2 ^ 3 ^ 2~512",
        "-2 ^ 2~-4",
        "2 ^ -1~0.5",
        "7 % 4 - -1~4",
        "0.1 + 0.2~0.3",
        "10 ^ 20~1E+20",
        "1 / 3~0.333333333333",
        "sqrt(16) + abs(-1) + round(2.6)~8",
        "ln(e) + log(100)~3",
        "2 * pi~6.28318530718",
        "0~0",
      })
  void worksOut(String expression, String value) throws Exception {
    assertThat(ask(expression)).isEqualTo(expression + " = " + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1 / 0~that is too large, or a division by zero.",
        "sqrt(-1)~that has no value.",
        "2 +~something is missing at the end.",
        "2 2~I did not expect \"2\" there.",
        "(2~a bracket is not closed.",
        "exit(1)~I do not know \"exit\".",
        "sqrt 2~write sqrt(…) with brackets.",
        "1.2.3~\"1.2.3\" is no number.",
      })
  void saysWhatIsWrong(String expression, String message) {
    assertThatThrownBy(() -> ask(expression)).isInstanceOf(PluginFailure.class).hasMessage(message);
  }

  /** Each of these hangs or crashes a calculator that computes exactly or parses without bounds. */
  @ParameterizedTest
  @ValueSource(strings = {"9^9^9^9^9^9^9", "((((((", "-", "sqrt("})
  void aHostileExpressionIsAnsweredLikeAnyOther(String part) {
    for (int times : new int[] {1, 30, 1_000, 100_000}) {
      assertThatThrownBy(() -> ask(part.repeat(times))).isInstanceOf(PluginFailure.class);
    }
  }

  @Test
  void anyTextHasAValueOrARefusal() {
    var random = new Random(6188);
    String alphabet = "0123456789.+-*/%^()eépisqrt ×²\u0663";
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(30); length >= 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(ask(text.toString().strip())).isNotBlank();
      } catch (PluginFailure refused) {
        assertThat(refused.getMessage()).endsWith(".");
      }
    }
  }

  private String ask(String text) throws PluginFailure {
    return plugin.handle(new Request("Ev1", text, "U1", "C1", null)).text();
  }
}
