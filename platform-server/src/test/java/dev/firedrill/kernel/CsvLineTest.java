package dev.firedrill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`=1+1`, `\"'=1+1\"`",
        "`+1`, `\"'+1\"`",
        "`-1`, `\"'-1\"`",
        "`@SUM(A1)`, `\"'@SUM(A1)\"`",
        "`say \"hi\"`, `\"say \"\"hi\"\"\"`",
        "`=\"x\"`, `\"'=\"\"x\"\"\"`",
        "`a,b`, `\"a,b\"`",
        "`a=b`, `a=b`",
        "`team Ötter 1`, `team Ötter 1`"
      })
  void aFieldIsQuotedWhereItMustBe(String value, String written) {
    assertThat(CsvLine.field(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
  void aFormulaBehindABlankLineIsNoneEither(String value) {
    assertThat(CsvLine.field(value)).isEqualTo("\"'" + value + "\"");
  }

  @Test
  void aLineHoldsEveryFieldAndNothingForThoseThatAreNot() {
    assertThat(CsvLine.of("a", null, "", "=b", "c\nd")).isEqualTo("a,,,\"'=b\",\"c\nd\"");
  }
}
