package dev.firedrill.app.prove.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.SelfTest;
import dev.firedrill.scenarios.catalog.Catalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeedTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "team", "otter", "releaseNow", "3", "configBefore", "7", "templateJar", "/tmp/bot.jar");

  @Test
  void aCommandOfTheChatIsTypedAsItIs() {
    assertThat(Deed.parse("/flag weather off because it is slow", VALUES))
        .isEqualTo(new Deed.Chat("/flag weather off because it is slow"));
  }

  @Test
  void aCommandLineIsPartedAsAShellDoes() {
    assertThat(Deed.parse("./firedrill flag off x --yes --reason \"it is 'slow'\" ''", VALUES))
        .isEqualTo(
            new Deed.Command(List.of("flag", "off", "x", "--yes", "--reason", "it is 'slow'", "")));
    assertThat(Deed.parse("./firedrill deploy {templateJar} --yes", VALUES))
        .isEqualTo(new Deed.Command(List.of("deploy", "/tmp/bot.jar", "--yes")));
  }

  @Test
  void aCallOfTheInterfaceHasItsPlaceholdersFilledIn() {
    assertThat(
            Deed.parse(
                "POST /api/v1/teams/{team}/rollback {\"release\": {releaseNow}, \"config\": {configBefore}}",
                VALUES))
        .isEqualTo(
            new Deed.Call("POST", "/teams/otter/rollback", "{\"release\": 3, \"config\": 7}"));
    assertThat(Deed.parse("POST /api/v1/teams/{team}/bots/production/restart", VALUES))
        .isEqualTo(new Deed.Call("POST", "/teams/otter/bots/production/restart", ""));
  }

  @Test
  void whatNoStudentCanDoIsRefused() {
    assertThatThrownBy(() -> Deed.parse("kubectl rollout undo deployment/bot", VALUES))
        .hasMessageContaining("nothing a student can do");
    assertThatThrownBy(() -> Deed.parse("POST /api/v1/x/{secret}", VALUES))
        .hasMessageContaining("{secret}");
    assertThatThrownBy(() -> Deed.parse("./firedrill flag \"off", VALUES))
        .hasMessageContaining("quote");
  }

  @Test
  void everyReferenceOfTheCatalogueCanBeDone() {
    for (Scenario scenario : Catalog.bundled().scenarios()) {
      for (SelfTest.Reference reference : scenario.selfTest().reference()) {
        assertThat(Deed.parse(reference.run(), VALUES)).isNotNull();
      }
    }
  }
}
