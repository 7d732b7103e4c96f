package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollPluginTest {
  private final PollPlugin plugin = new PollPlugin();

  @Test
  void understandsStraightAndCurlyQuotes() {
    assertThat(ask("\"Lunch?\" “Soup” \"Salad & more\""))
        .extracting(Reply::text)
        .isEqualTo("*Lunch?*\n:one: Soup\n:two: Salad & more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Lunch?",
        "\"Lunch?\" \"Soup\"",
        "\"Q\" \"1\" \"2\" \"3\" \"4\" \"5\" \"6\" \"7\" \"8\" \"9\" \"10\"",
      })
  void saysHowItIsUsed(String text) {
    assertThat(ask(text).text()).startsWith("Usage: !poll");
    assertThat(ask(text).reactions()).isEmpty();
  }

  private Reply ask(String text) {
    return plugin.handle(new Request(text, "U1", "C1"));
  }
}
