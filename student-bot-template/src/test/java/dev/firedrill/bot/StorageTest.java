package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.fake.FakeSlack;
import dev.firedrill.bot.fake.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart, and what happens once. */
class StorageTest {
  @TempDir Path directory;
  private Lab lab;

  @BeforeEach
  void prepare() throws Exception {
    lab = new Lab(directory);
    lab.environment.put("BOT_ADMINS", "@alice, U0BOSS");
  }

  @AfterEach
  void tidy() throws Exception {
    lab.close();
  }

  @Test
  void keepsTheGlossaryOverARestart() throws Exception {
    lab.start();
    assertThat(lab.ask("!glossary list")).isEqualTo("The glossary is empty.");
    assertThat(lab.ask("!glossary add SLO = a goal &amp; a promise"))
        .isEqualTo("Saved: SLO = a goal & a promise");
    restart();
    assertThat(lab.ask("!glossary slo")).isEqualTo("SLO: a goal & a promise");
  }

  @Test
  void forgetsOverARestartWhereItIsToldToKeepNothing() throws Exception {
    lab.environment.put("BOT_STORE", "memory");
    lab.start();
    assertThat(lab.ask("!glossary add SLO = a goal")).isEqualTo("Saved: SLO = a goal");
    assertThat(lab.ask("!glossary slo")).isEqualTo("SLO: a goal");
    restart();
    assertThat(lab.ask("!glossary slo")).isEqualTo("I know no term \"slo\".");
    assertThat(Files.exists(directory.resolve("data/bot.sqlite3"))).isFalse();
  }

  @Test
  void opensNoDatabaseBeforeItIsNeeded() throws Exception {
    lab.start();
    lab.ask("!ping");
    assertThat(Files.exists(directory.resolve("data/bot.sqlite3"))).isFalse();
  }

  @Test
  void keepsWhatAnAdminSwitchedOff() throws Exception {
    lab.start();
    assertThat(lab.ask("!disable flip")).isEqualTo("Disabled: flip");
    assertThat(lab.ask("!flip")).isEqualTo("flip is switched off at the moment.");
    restart();
    assertThat(lab.ask("!flip")).isEqualTo("flip is switched off at the moment.");
    assertThat(lab.ask("!help")).doesNotContain("!flip");
    assertThat(lab.ask("!enable flip")).isEqualTo("Enabled: flip");
    assertThat(lab.ask("!flip")).matches("heads|tails");
  }

  @Test
  void letsNobodyElseSwitch() throws Exception {
    lab.environment.put("BOT_ADMINS", "U0BOSS");
    lab.start();
    assertThat(lab.ask("!disable flip"))
        .isEqualTo("Only the people in BOT_ADMINS may disable commands.");
    assertThat(lab.ask("!flip")).matches("heads|tails");
  }

  @Test
  void firesAReminderOnceThoughItsBotWasRestarted() throws Exception {
    lab.start();
    assertThat(lab.ask("!remind me in 1s to stretch"))
        .isEqualTo("I will remind you in 1 s (#1): stretch");
    restart();
    String expected = "<@U0ALICE> Reminder: stretch";
    await().until(() -> lab.slack.posted().contains(expected));
    assertThat(lab.ask("!remind list")).isEqualTo("Nothing waits for you.");
    assertThat(lab.slack.posted()).containsOnlyOnce(expected);
  }

  @Test
  void countsTheVotesOfAPollOnce() throws Exception {
    lab.start();
    lab.slack.say("!poll \"Lunch?\" \"Soup\" \"Salad\" \"Both\"");
    await().until(() -> lab.slack.calls("reactions.add").size() == 3);
    assertThat(lab.slack.posted())
        .containsExactly("*Lunch?*\n:one: Soup\n:two: Salad\n:three: Both");
    assertThat(lab.slack.calls("reactions.add").stream().map(call -> call.get("name")))
        .containsExactly("one", "two", "three");
    String poll = lab.slack.calls("reactions.add").getFirst().get("timestamp");

    lab.awaitAck(lab.slack.react("reaction_added", "Ev1", "U0ALICE", "one", poll, "10.1"));
    lab.awaitAck(lab.slack.react("reaction_added", "Ev1", "U0ALICE", "one", poll, "10.1"));
    lab.awaitAck(lab.slack.react("reaction_added", "Ev2", "U0BOB", "one", poll, "10.2"));
    lab.awaitAck(lab.slack.react("reaction_removed", "Ev3", "U0BOB", "one", poll, "10.3"));
    lab.awaitAck(lab.slack.react("reaction_added", "Ev2", "U0BOB", "one", poll, "10.2"));
    lab.awaitAck(lab.slack.react("reaction_added", "Ev4", FakeSlack.BOT_USER, "two", poll, "10.4"));
    await()
        .until(() ->
            lab.ask("!poll results")
                .equals("*Lunch?* (open)\n:one: Soup: 1\n:two: Salad: 0\n:three: Both: 0"));

    assertThat(lab.ask("!poll close")).startsWith("*Lunch?* (closed)\n:one: Soup: 1");
    lab.awaitAck(lab.slack.react("reaction_added", "Ev5", "U0CARL", "two", poll, "10.5"));
    lab.ask("!ping");
    assertThat(lab.ask("!poll results")).contains("(closed)", ":two: Salad: 0");
  }

  private void restart() throws Exception {
    lab.stop();
    lab.start();
  }
}
