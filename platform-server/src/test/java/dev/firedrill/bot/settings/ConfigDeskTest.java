package dev.firedrill.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.Secret;
import dev.firedrill.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String VALUE = "sk-live-DoNotTellAnyone";

  private final BotRoom room = new BotRoom(DATABASE);

  private ConfigDesk.Wish wish(long version) {
    return new ConfigDesk.Wish(room.bot, version, "for the test", room.byAda);
  }

  private Config changed(ConfigOutcome outcome) {
    assertThat(outcome).isInstanceOf(ConfigOutcome.Changed.class);
    return ((ConfigOutcome.Changed) outcome).config();
  }

  @Test
  void everyChangeIsAVersionOfTheWhole() {
    assertThat(room.configs.newest(room.bot)).isEqualTo(1);
    changed(room.configDesk.replaceVariables(wish(1), Map.of("BOT_PLUGINS", "ping", "A", "1")));
    changed(room.configDesk.setSecret(wish(2), "WEATHER_KEY", VALUE));
    Config last = changed(room.configDesk.replaceVariables(wish(3), Map.of("A", "2")));

    assertThat(last.version()).isEqualTo(4);
    assertThat(last.variables()).containsExactly(Map.entry("A", "2"));
    assertThat(last.secrets()).containsExactly(Map.entry("WEATHER_KEY", 1L));
    assertThat(room.configs.at(room.bot, 2).orElseThrow().variables())
        .containsExactly(Map.entry("A", "1"), Map.entry("BOT_PLUGINS", "ping"));
    assertThat(room.configs.newest(room.staging)).isEqualTo(1);
  }

  @Test
  void aChangeOfAnOldVersionIsRefusedWithTheCurrent() {
    Config now = changed(room.configDesk.replaceVariables(wish(1), Map.of("A", "1")));

    assertThat(room.configDesk.replaceVariables(wish(1), Map.of("A", "2")))
        .isEqualTo(new ConfigOutcome.Stale(room.configs.at(room.bot, 2).orElseThrow()));
    assertThat(now.version()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenWhenNothingChanges() {
    changed(room.configDesk.replaceVariables(wish(1), Map.of("A", "1")));

    assertThat(room.configDesk.replaceVariables(wish(2), Map.of("A", "1")))
        .isInstanceOf(ConfigOutcome.Unchanged.class);
    assertThat(room.configs.newest(room.bot)).isEqualTo(2);
  }

  @Test
  void aSecretRestsUnreadableAndOnlyTheBotGetsIt() {
    changed(room.configDesk.setSecret(wish(1), "WEATHER_KEY", VALUE));

    String dump =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        """
                        SELECT (SELECT coalesce(json_agg(s), '[]') FROM bot_secret s)::text
                          || (SELECT coalesce(json_agg(c), '[]') FROM bot_config c)::text
                          || (SELECT coalesce(json_agg(e), '[]') FROM evidence e)::text
                        """)
                    .mapTo(String.class)
                    .one());
    assertThat(dump).contains("WEATHER_KEY").doesNotContain(VALUE);
    byte[] text = room.secrets.find(room.bot, "WEATHER_KEY", 1).orElseThrow().text();
    assertThat(new String(text, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(VALUE);
    assertThat(new StoredVariables(room.configs, room.secrets, room.seal).at(room.bot, 2))
        .containsExactly(Map.entry("WEATHER_KEY", new Secret(VALUE)));
  }

  @Test
  void evidenceNamesWhatChangedAndNeverAValue() {
    changed(room.configDesk.replaceVariables(wish(1), Map.of("A", "1")));
    changed(room.configDesk.replaceVariables(wish(2), Map.of("B", "2", "A", "3")));
    changed(room.configDesk.setSecret(wish(3), "KEY", VALUE));
    changed(room.configDesk.removeSecret(wish(4), "KEY"));

    assertThat(room.evidence(EvidenceKind.CONFIG_CHANGED, EvidenceKind.SECRET_CHANGED))
        .extracting(fact -> fact.text())
        .containsExactly(
            "Configuration 2 of production: A was added: for the test",
            "Configuration 3 of production: A was changed, B was added: for the test",
            "Configuration 4 of production: KEY was added: for the test",
            "Configuration 5 of production: KEY was removed: for the test");
    assertThat(room.evidence(EvidenceKind.SECRET_CHANGED).toString()).doesNotContain(VALUE);
  }

  @Test
  void aSecretsVersionsGoOnAfterItWasRemoved() {
    changed(room.configDesk.setSecret(wish(1), "KEY", VALUE));
    changed(room.configDesk.removeSecret(wish(2), "KEY"));
    Config again = changed(room.configDesk.setSecret(wish(3), "KEY", "another"));

    assertThat(again.secrets()).containsExactly(Map.entry("KEY", 2L));
    assertThatThrownBy(() -> room.configDesk.removeSecret(wish(4), "OTHER"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no secret of this name");
  }

  @Test
  void aSecretCannotBePassedOffAsAnothers() {
    changed(room.configDesk.setSecret(wish(1), "KEY", VALUE));
    SealedSecret sealed = room.secrets.find(room.bot, "KEY", 1).orElseThrow();
    List<SealedSecret> forged = new ArrayList<>();
    forged.add(
        new SealedSecret(room.staging, "KEY", 1, sealed.keyId(), sealed.nonce(), sealed.text()));
    forged.add(
        new SealedSecret(room.bot, "OTHER", 1, sealed.keyId(), sealed.nonce(), sealed.text()));
    forged.add(new SealedSecret(room.bot, "KEY", 2, sealed.keyId(), sealed.nonce(), sealed.text()));
    byte[] bent = sealed.text().clone();
    bent[0] ^= 1;
    forged.add(new SealedSecret(room.bot, "KEY", 1, sealed.keyId(), sealed.nonce(), bent));

    assertThat(room.seal.open(sealed)).isEqualTo(new Secret(VALUE));
    assertThat(forged)
        .allSatisfy(forgery ->
            assertThatThrownBy(() -> room.seal.open(forgery))
                .hasMessageContaining("is not what was stored")
                .hasMessageNotContaining(VALUE));
    assertThatThrownBy(() -> BotRoom.seal(8).open(sealed)).hasMessageContaining("needs key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SLACK_BOT_TOKEN",
        "SLACK_ANYTHING",
        "FLAGS_URL",
        "UPSTREAM_URL",
        "BOT_TEAM",
        "BOT_ENVIRONMENT",
        "PORT",
        "DATA_DIR",
        "LD_PRELOAD",
        "GLIBC_TUNABLES",
        "JAVA_TOOL_OPTIONS",
        "PATH",
        "RES_OPTIONS"
      })
  void thePlatformsNamesAreReservedAndItSaysWhy(String name) {
    assertThatThrownBy(() -> room.configDesk.replaceVariables(wish(1), Map.of(name, "x")))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(name + " is reserved: ");
    assertThatThrownBy(() -> room.configDesk.setSecret(wish(1), name, "x"))
        .hasMessageContaining("reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lower", "1A", "A-B", "_A", "A B", "É"})
  void aNameIsCapitalLettersDigitsAndUnderscores(String name) {
    assertThatThrownBy(() -> room.configDesk.replaceVariables(wish(1), Map.of(name, "x")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is no name of a variable");
  }

  @Test
  void boundsHoldAndNoMessageShowsAValue() {
    assertThatThrownBy(() -> room.configDesk.setSecret(wish(1), "KEY", VALUE.repeat(200)))
        .hasMessage("The value of KEY has 4600 bytes; at most 4096 are kept.");
    assertThatThrownBy(() -> room.configDesk.setSecret(wish(1), "KEY", VALUE + "\0"))
        .hasMessageContaining("NUL")
        .hasMessageNotContaining(VALUE);
    assertThatThrownBy(() -> room.configDesk.setSecret(wish(1), "KEY", " "))
        .hasMessageContaining("blank");
    Map<String, String> many =
        IntStream.range(0, 65).boxed().collect(Collectors.toMap(i -> "N" + i, i -> "x"));
    assertThatThrownBy(() -> room.configDesk.replaceVariables(wish(1), many))
        .hasMessageContaining("65 variables and secrets; at most 64");
    changed(room.configDesk.setSecret(wish(1), "KEY", VALUE));
    assertThatThrownBy(() -> room.configDesk.replaceVariables(wish(2), Map.of("KEY", "x")))
        .hasMessageContaining("cannot be a variable and a secret at once");
    assertThat(room.configs.newest(room.bot)).isEqualTo(2);
  }

  @Test
  void theBotGetsItAtTheDeploymentThatCarriesIt() {
    room.inService();
    changed(room.configDesk.setSecret(wish(1), "KEY", VALUE));
    room.pass();
    assertThat(room.runtime.started.getLast().environment()).doesNotContainKey("KEY");

    room.deploy(room.upload("better"));
    room.pass();
    assertThat(room.runtime.started.getLast().environment())
        .containsEntry("KEY", new Secret(VALUE))
        .containsEntry("SLACK_API_BASE", new Secret("d2"));
    assertThat(room.runtime.started.getLast().toString()).doesNotContain(VALUE);
    assertThat(room.deployment(2).configVersion()).isEqualTo(2);
  }

  @Test
  void aRestartKeepsTheConfigurationThatRuns() {
    room.inService();
    changed(room.configDesk.setSecret(wish(1), "KEY", VALUE));
    room.desk.restart(room.bot, "it feels slow", room.byAda);

    assertThat(room.deployment(2).configVersion()).isEqualTo(1);
  }
}
