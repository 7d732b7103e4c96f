package dev.firedrill.app.bench.flags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlagPollsTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nETag: \"7-ab12\"\r\nContent-Length: 1741\r\nConnection: close\r\n";

  @Test
  void theTagOfAnAnswerIsReadWithItsQuotes() {
    assertThat(FlagPolls.tag(HEAD)).hasValue("\"7-ab12\"");
  }

  @Test
  void theAnnouncedLengthIsRead() {
    assertThat(FlagPolls.length(HEAD)).isEqualTo(1741);
  }

  @Test
  void anAnswerWithoutEitherHasNeither() {
    String bare = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n";

    assertThat(FlagPolls.tag(bare)).isEmpty();
    assertThat(FlagPolls.length(bare)).isZero();
  }
}
