package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.PluginKit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryPluginTest {
  @TempDir Path directory;
  private PluginKit kit;
  private GlossaryPlugin plugin;

  @BeforeEach
  void prepare() throws Exception {
    kit = new PluginKit(directory);
    plugin = kit.start(new GlossaryPlugin());
  }

  @AfterEach
  void tidy() throws Exception {
    kit.close();
  }

  @Test
  void addsFindsListsAndRemoves() throws Exception {
    assertThat(kit.ask(plugin, "list")).isEqualTo("The glossary is empty.");
    assertThat(kit.ask(plugin, "add SLO = a goal")).isEqualTo("Saved: SLO = a goal");
    assertThat(kit.ask(plugin, "add slo = a better goal")).isEqualTo("Saved: slo = a better goal");
    assertThat(kit.ask(plugin, "add error budget = 1 - SLO")).startsWith("Saved");
    assertThat(kit.ask(plugin, "SLO")).isEqualTo("SLO: a better goal");
    assertThat(kit.ask(plugin, "list")).isEqualTo("Glossary: error budget, SLO");
    assertThat(kit.ask(plugin, "remove slo")).isEqualTo("Removed: slo");
    assertThat(kit.ask(plugin, "slo")).isEqualTo("I know no term \"slo\".");
    assertThat(kit.ask(plugin, "remove slo")).isEqualTo("I know no term \"slo\".");
  }

  @Test
  void searchesTermsAndTexts() throws Exception {
    kit.ask(plugin, "add SLO = a goal");
    kit.ask(plugin, "add budget = what the SLO leaves");
    assertThat(kit.ask(plugin, "search slo")).isEqualTo("budget: what the SLO leaves\nSLO: a goal");
    assertThat(kit.ask(plugin, "search %")).isEqualTo("No term has to do with \"%\".");
    for (int i = 0; i < 12; i++) {
      kit.ask(plugin, "add term" + i + " = many");
    }
    assertThat(kit.ask(plugin, "search many")).endsWith("… and more.");
  }

  @Test
  void saysHowItIsUsedAndWhatIsTooLong() throws Exception {
    assertThat(kit.ask(plugin, "")).startsWith("Usage: !glossary TERM");
    assertThat(kit.ask(plugin, "add SLO")).isEqualTo("Usage: !glossary add TERM = TEXT");
    assertThat(kit.ask(plugin, "search")).startsWith("Usage");
    assertThat(kit.ask(plugin, "add x = " + "y".repeat(1_001))).startsWith("That is too long");
  }
}
