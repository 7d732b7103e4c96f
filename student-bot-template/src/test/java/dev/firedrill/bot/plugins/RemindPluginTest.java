package dev.firedrill.bot.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.PluginKit;
import dev.firedrill.bot.plugin.Request;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands still here, and ticks only when told. */
class RemindPluginTest {
  @TempDir Path directory;
  private PluginKit kit;
  private RemindPlugin plugin;

  @BeforeEach
  void prepare() throws Exception {
    kit = new PluginKit(directory);
    plugin = instance();
  }

  @AfterEach
  void tidy() throws Exception {
    kit.close();
  }

  @Test
  void remindsWhenItIsTimeAndOnce() throws Exception {
    assertThat(kit.ask(plugin, "me in 1h30m to stretch"))
        .isEqualTo("I will remind you in 1 h 30 min (#1): stretch");
    assertThat(kit.ask(plugin, "list")).isEqualTo("#1 in 1 h 30 min: stretch");
    pass(Duration.ofMinutes(89));
    assertThat(kit.said).isEmpty();
    pass(Duration.ofMinutes(1));
    pass(Duration.ofHours(1));
    assertThat(kit.said).containsExactly("U0ALICE Reminder: stretch");
    assertThat(kit.ask(plugin, "list")).isEqualTo("Nothing waits for you.");
  }

  @Test
  void twoInstancesOfABotRemindOnce() throws Exception {
    RemindPlugin other = instance();
    kit.ask(plugin, "in 5m to deploy");
    kit.now = kit.now.plus(Duration.ofMinutes(5));
    other.tick();
    plugin.tick();
    assertThat(kit.said).containsExactly("U0ALICE Reminder: deploy");
  }

  @Test
  void triesAgainLaterWhatCouldNotBePosted() throws Exception {
    kit.ask(plugin, "in 1s to deploy");
    kit.posting = false;
    pass(Duration.ofSeconds(1));
    kit.posting = true;
    pass(Duration.ofSeconds(1));
    assertThat(kit.said).hasSize(1);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));
    assertThat(kit.said).containsExactly("U0ALICE Reminder: deploy", "U0ALICE Reminder: deploy");
  }

  @Test
  void saysSoIfABotDiedWhileItTold() throws Exception {
    kit.ask(plugin, "in 1s to deploy");
    kit.now = kit.now.plusSeconds(1);
    new ReminderStore(kit.database).take(kit.now, kit.now.plusSeconds(60)); // and now it dies
    pass(Duration.ofSeconds(30));
    assertThat(kit.said).isEmpty();
    pass(Duration.ofSeconds(30));
    assertThat(kit.said)
        .containsExactly("U0ALICE Reminder: deploy (perhaps for the second time: I was restarted)");
  }

  @Test
  void aMessageDeliveredTwiceIsOneReminder() throws Exception {
    var request = new Request("EvSame", "in 5m to x", "U0ALICE", FakeSlack.CHANNEL, null);
    plugin.handle(request);
    assertThat(plugin.handle(request).text()).isEqualTo("I know: x");
    assertThat(kit.ask(plugin, "list")).isEqualTo("#1 in 5 min: x");
  }

  @Test
  void cancelsOnlyOnesOwn() throws Exception {
    kit.ask(plugin, "in 5m to x");
    assertThat(kit.ask(plugin, "U0BOB", "cancel 1").text()).isEqualTo("You have no reminder 1.");
    assertThat(kit.ask(plugin, "cancel #1")).isEqualTo("Cancelled: #1");
    pass(Duration.ofMinutes(5));
    assertThat(kit.said).isEmpty();
  }

  @Test
  void hasAnEnd() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(kit.ask(plugin, "in 5m to x")).startsWith("I will");
    }
    assertThat(kit.ask(plugin, "in 5m to x")).startsWith("You have 20 reminders already");
    assertThat(kit.ask(plugin, "in 31d to x")).startsWith("I remind people after");
    assertThat(kit.ask(plugin, "in 5m to " + "x".repeat(301))).startsWith("A reminder may have");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "me", "me to sing", "in soon to sing", "in 5m", "cancel", "in m to x"})
  void saysHowItIsUsed(String text) throws Exception {
    assertThat(kit.ask(plugin, text)).startsWith("Usage: !remind");
  }

  private RemindPlugin instance() {
    var fresh = new RemindPlugin();
    fresh.prepare(kit.tools());
    return fresh;
  }

  private void pass(Duration time) {
    kit.now = kit.now.plus(time);
    plugin.tick();
  }
}
