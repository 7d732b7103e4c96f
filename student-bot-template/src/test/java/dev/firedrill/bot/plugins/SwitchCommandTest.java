package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.PluginKit;
import dev.firedrill.bot.plugin.Admins;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchCommandTest {
  @TempDir Path directory;
  private PluginKit kit;
  private EnablePlugin enable;
  private DisablePlugin disable;

  @BeforeEach
  void prepare() throws Exception {
    kit = new PluginKit(directory);
    enable = kit.start(new EnablePlugin());
    disable = kit.start(new DisablePlugin());
    kit.start(new HelpPlugin());
    kit.start(new FlipPlugin());
    kit.start(new PingPlugin());
  }

  @AfterEach
  void tidy() throws Exception {
    kit.close();
  }

  @Test
  void anAdminSwitchesSeveralAtOnce() throws Exception {
    assertThat(boss(disable, "flip, Ping")).isEqualTo("Disabled: flip, ping");
    assertThat(kit.switchedOff()).containsExactly("flip", "ping");
    assertThat(boss(enable, ""))
        .isEqualTo("Usage: !enable COMMAND. Switched off here: flip, ping.");
    assertThat(boss(enable, "ping")).isEqualTo("Enabled: ping");
  }

  @Test
  void nobodyElseDoes() throws Exception {
    assertThat(kit.ask(disable, "flip"))
        .isEqualTo("Only the people in BOT_ADMINS may disable commands.");
    assertThat(kit.switchedOff()).isEmpty();
  }

  @Test
  void theWayBackStaysOpen() throws Exception {
    for (String name : new String[] {"enable", "disable", "help", "flip help"}) {
      assertThat(boss(disable, name)).contains("stay on");
    }
    assertThat(kit.switchedOff()).isEmpty();
  }

  @Test
  void oneUnknownNameSwitchesNothing() throws Exception {
    assertThat(boss(disable, "flip sing")).isEqualTo("I know no command \"sing\".");
    assertThat(kit.switchedOff()).isEmpty();
  }

  @Test
  void adminsAreKnownByIdOrHandle() {
    var admins =
        new Admins(
            Set.of("@Alice", "U0BOSS"),
            user -> user.equals("U1") ? Optional.of("alice") : Optional.empty());
    assertThat(admins.include("U1")).isTrue();
    assertThat(admins.include("u0boss")).isTrue();
    assertThat(admins.include("U2")).isFalse();
    assertThat(new Admins(Set.of(), user -> Optional.of("alice")).include("U1")).isFalse();
  }

  private String boss(dev.firedrill.bot.plugin.Plugin plugin, String text) throws Exception {
    return kit.ask(plugin, "U0BOSS", text).text();
  }
}
