package dev.firedrill.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMatcherTest {
  @ParameterizedTest
  @ValueSource(strings = {"(.*a){25}b", "(.*a){12}(.*a){12}b"})
  void aPatternThatWouldTakeForEverIsGivenUpWithASentence(String pattern) {
    LabelMatcher matcher = new LabelMatcher("x", LabelMatcher.Op.RE, pattern);

    assertThatThrownBy(() -> matcher.matches("a".repeat(200)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "The pattern '" + pattern + "' takes too long; write it without a repeat in a repeat.");
  }

  @Test
  void usualPatternsMatchTheWholeValueAsInPrometheus() {
    assertThat(new LabelMatcher("x", LabelMatcher.Op.RE, "a.*|b").matches("abc")).isTrue();
    assertThat(new LabelMatcher("x", LabelMatcher.Op.RE, "b").matches("abc")).isFalse();
    assertThat(new LabelMatcher("x", LabelMatcher.Op.NRE, ".+").matches("")).isTrue();
    assertThat(new LabelMatcher("x", LabelMatcher.Op.RE, "(?i)ERR.*(or)?").matches("x".repeat(200)))
        .isFalse();
  }
}
