package dev.firedrill.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenMessagesTest {
  private final SeenMessages seen = new SeenMessages(3);

  @Test
  void knowsAnEventByItsIdAndAMessageByItsPlace() {
    assertThat(seen.isFirst(message("Ev1", "1.0"))).isTrue();
    assertThat(seen.isFirst(message("Ev1", "1.0"))).isFalse();
    assertThat(seen.isFirst(message("Ev2", "1.0"))).isFalse();
    assertThat(seen.isFirst(message("Ev3", "2.0"))).isTrue();
  }

  @Test
  void forgetsTheOldestWhenItIsFull() {
    for (int i = 0; i < 4; i++) {
      assertThat(seen.isFirst(message("Ev" + i, i + ".0"))).isTrue();
    }
    assertThat(seen.isFirst(message("Ev3", "3.0"))).isFalse();
    assertThat(seen.isFirst(message("Ev0", "0.0"))).isTrue();
  }

  private static IncomingMessage message(String event, String ts) {
    return new IncomingMessage(event, "C1", ts, ts, "U1", "!ping");
  }
}
