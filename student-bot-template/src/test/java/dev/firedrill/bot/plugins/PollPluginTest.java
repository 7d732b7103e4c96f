package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.PluginKit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollPluginTest {
  @TempDir Path directory;
  private PluginKit kit;
  private PollPlugin plugin;

  @BeforeEach
  void prepare() throws Exception {
    kit = new PluginKit(directory);
    plugin = kit.start(new PollPlugin());
  }

  @AfterEach
  void tidy() throws Exception {
    kit.close();
  }

  @Test
  void understandsStraightAndCurlyQuotes() throws Exception {
    assertThat(kit.ask(plugin, "\"Lunch?\" “Soup” \"Salad & more\""))
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
  void saysHowItIsUsed(String text) throws Exception {
    assertThat(kit.ask(plugin, text)).startsWith("Usage: !poll");
  }

  @Test
  void onlyWhoAskedMayClose() throws Exception {
    assertThat(kit.ask(plugin, "results")).isEqualTo("There is no poll in this channel.");
    kit.ask(plugin, "\"Lunch?\" \"Soup\" \"Salad\"");
    assertThat(kit.ask(plugin, "U0BOB", "close").text())
        .isEqualTo("Only who asked may close the poll.");
    assertThat(kit.ask(plugin, "results")).startsWith("*Lunch?* (open)");
    assertThat(kit.ask(plugin, "close")).startsWith("*Lunch?* (closed)");
  }
}
