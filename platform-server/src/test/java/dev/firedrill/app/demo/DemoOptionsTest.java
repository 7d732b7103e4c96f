package dev.firedrill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.app.StartFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  @Test
  void threeTeamsOnPort8080AreTheDefault() {
    DemoOptions options = DemoOptions.parse(List.of());

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.teams()).isEqualTo(3);
    assertThat(options.fresh()).isFalse();
  }

  @Test
  void whatIsAskedForLastCounts() {
    DemoOptions options =
        DemoOptions.parse(List.of("--default-data", "a", "--data", "b", "--teams", "5", "--fresh"));

    assertThat(options.data().getFileName()).hasToString("b");
    assertThat(options.teams()).isEqualTo(5);
    assertThat(options.fresh()).isTrue();
  }

  @Test
  void usersWriteAtTheGivenPaceOrNotAtAll() {
    assertThat(DemoOptions.parse(List.of("--users-every", "250ms")).users())
        .isEqualTo(new UsersPace(Duration.ofMillis(250), true));
    assertThat(DemoOptions.parse(List.of("--users-every", "off")).users().writing()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 99999      | --port 99999 is not a whole number from 0 to 65535
          --port eighty     | --port eighty is not a whole number from 0 to 65535
          --teams 0         | --teams 0 is not a whole number from 1 to 40
          --teams           | --teams needs a value after it
          --data --fresh    | --data needs a value after it
          --users-every 5ms | is neither 'off' nor a time from 20ms to 60m
          --users-every x   | is neither 'off' nor a time from 20ms to 60m
          --colour blue     | is no option of the demo
          """)
  void aWrongOptionIsToldInOneSentence(String words, String told) {
    assertThatThrownBy(() -> DemoOptions.parse(List.of(words.split(" "))))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(told);
  }
}
