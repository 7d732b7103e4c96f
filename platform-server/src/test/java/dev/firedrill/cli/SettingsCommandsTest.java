package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String CONFIG =
      """
      {"environment":"PRODUCTION","version":4,"variables":[{"name":"A","value":"1"},{"name":"B","value":"2"}],
      "secrets":[{"name":"KEY","version":3,"setAt":"2026-03-02T11:00:00Z","setBy":{"person":{"handle":"ada"}}}],
      "running":3}
      """;
  private static final String FLAG =
      "{\"key\":\"fast-help\",\"description\":\"Fast\",\"on\":%s,\"version\":7}";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  private void hasConfig() {
    server.on("GET " + TEAM + "/config", CONFIG);
    server.on("PUT " + TEAM + "/config/PRODUCTION", CONFIG);
  }

  @Test
  void variablesAreListedAndSecretsOnlyNamed() {
    hasConfig();
    var result = cli().run("config", "list").expect(0);
    assertThat(result.out()).isEqualTo("A=1\nB=2\nKEY=(secret, version 3)\n");
    assertThat(result.err()).contains("Version 4 of production; version 3 runs.");
    assertThat(cli().run("secret", "list").expect(0).out()).contains("KEY", "ada");
  }

  @Test
  void settingKeepsTheOthersAndNamesTheVersionItReplaces() {
    hasConfig();
    cli().run("config", "set", "B=x=y", "C=", "-m", "for the test", "--deploy").expect(0);
    var put = server.only("PUT", TEAM + "/config/PRODUCTION");
    assertThat(put.header("If-match")).isEqualTo("\"4\"");
    assertThat(put.body())
        .isEqualTo(
            "{\"reason\":\"for the test\",\"deploy\":true,\"variables\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"B\",\"value\":\"x=y\"},{\"name\":\"C\",\"value\":\"\"}]}");
  }

  @Test
  void configurationIsDeployedPastAFreezeWhereThatIsAskedFor() {
    hasConfig();
    String secret = TEAM + "/config/PRODUCTION/secrets/KEY";
    server.on("PUT " + secret, CONFIG).on("DELETE " + secret, CONFIG);
    cli().run("config", "set", "A=2", "--deploy", "--override", "-m", "must be").expect(0);
    assertThat(server.only("PUT", TEAM + "/config/PRODUCTION").body())
        .contains("\"override\":true");
    cli().typing("x").run("secret", "set", "KEY", "--deploy", "--override", "-m", "new").expect(0);
    assertThat(server.only("PUT", secret).body()).contains("\"override\":true");
    cli().run("secret", "unset", "KEY", "--deploy", "--override", "-m", "old").expect(0);
    server.only("DELETE", secret + "?reason=old&deploy=true&override=true");
    cli().run("config", "set", "A=2", "--override").refused(2, "--override belongs to --deploy");
  }

  @Test
  void removingWhatIsNotThereChangesNothing() {
    hasConfig();
    cli().run("config", "unset", "NO", "-m", "for the test").refused(4, "no variable NO");
    cli().run("config", "unset", "A", "-m", "for the test").expect(0);
    assertThat(server.only("PUT", TEAM + "/config/PRODUCTION").body()).doesNotContain("\"A\"");
  }

  @Test
  void somebodyElseWasFaster() {
    server.on("GET " + TEAM + "/config", CONFIG);
    server.refuse(
        "PUT " + TEAM + "/config/PRODUCTION", 412, "stale-version", "It is at version 5 now.");
    cli().run("config", "set", "A=2", "-m", "for the test").refused(5, "version 5 now");
  }

  @Test
  void aSecretComesFromStdinAndIsEchoedNowhere() {
    hasConfig();
    server.on("PUT " + TEAM + "/config/PRODUCTION/secrets/KEY", CONFIG);
    var result =
        cli().typing("s3cret value\n").run("secret", "set", "KEY", "-m", "new key").expect(0);
    assertThat(result.out() + result.err()).doesNotContain("s3cret");
    var put = server.only("PUT", TEAM + "/config/PRODUCTION/secrets/KEY");
    assertThat(put.header("If-match")).isEqualTo("\"4\"");
    assertThat(put.body())
        .isEqualTo("{\"value\":\"s3cret value\",\"reason\":\"new key\",\"deploy\":false}");
  }

  @Test
  void aPersonIsAskedForASecretUnseen() {
    hasConfig();
    server.on("PUT " + TEAM + "/config/PRODUCTION/secrets/KEY", CONFIG);
    CliHarness cli = cli().answering("typed-value");
    cli.run("secret", "set", "KEY", "-m", "new key", "-y").expect(0);
    assertThat(cli.questions()).containsExactly("unseen: Value of KEY (not shown): ");
  }

  @Test
  void aSecretNeverBelongsIntoTheCommandLineAndIsNeverReadBack() {
    cli().run("secret", "set", "KEY=leaked", "-m", "oh no").refused(2, "histories keep it");
    cli().run("secret", "get", "KEY").refused(3, "only be written");
    cli().run("secret", "set", "KEY", "-m", "empty").refused(2, "stdin");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aFlagIsSwitchedFromTheVersionThatWasSeen() {
    server.on("GET " + TEAM + "/flags", "{\"items\":[" + FLAG.formatted("true") + "]}");
    server.on("PUT " + TEAM + "/flags/PRODUCTION/fast-help", FLAG.formatted("false"));
    assertThat(cli().run("flag", "off", "fast-help", "-m", "too slow").expect(0).out())
        .isEqualTo("fast-help in production: off.\n");
    var put = server.only("PUT", TEAM + "/flags/PRODUCTION/fast-help");
    assertThat(put.header("If-match")).isEqualTo("\"7\"");
    assertThat(put.body()).isEqualTo("{\"on\":false,\"reason\":\"too slow\"}");
    cli().run("flag", "off", "nothing", "-m", "too slow").refused(4, "no flag 'nothing'");
  }

  @Test
  void aKillNeedsNoVersion() {
    server.on(
        "POST " + TEAM + "/flags/STAGING/fast-help/kill",
        "{\"key\":\"fast-help\",\"on\":false,\"enabled\":false}");
    assertThat(
            cli().run("flag", "kill", "fast-help", "-e", "staging", "-m", "leaks").expect(0).out())
        .isEqualTo("fast-help in staging: killed.\n");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aPercentageAloneIsForOn() {
    server.on("GET " + TEAM + "/flags", "{\"items\":[" + FLAG.formatted("true") + "]}");
    server.on(
        "PUT " + TEAM + "/flags/PRODUCTION/fast-help/rollout",
        "{\"key\":\"fast-help\",\"on\":true,\"enabled\":true,\"rollout\":[{\"variant\":\"on\",\"percent\":25},{\"variant\":\"off\",\"percent\":75}]}");
    assertThat(cli().run("flag", "rollout", "fast-help", "25%", "-m", "a quarter").expect(0).out())
        .isEqualTo("fast-help in production: on 25 %, off 75 %.\n");
    assertThat(server.only("PUT", TEAM + "/flags/PRODUCTION/fast-help/rollout").body())
        .contains(
            "\"rollout\":[{\"variant\":\"on\",\"percent\":25},{\"variant\":\"off\",\"percent\":75}]");
  }

  @Test
  void flagsTravelAsAFile() throws IOException {
    server.on("GET " + TEAM + "/flags/STAGING/export", "{\"flags\":{\"a\":{}}}");
    cli().run("flag", "export", "-e", "staging", "-o", "flags.json").expect(0);
    assertThat(Files.readString(home.resolve("flags.json"))).contains("\"flags\"");
    server.on(
        "POST " + TEAM + "/flags/STAGING/import",
        "{\"changes\":[{\"key\":\"a\",\"change\":\"ADDED\"},{\"key\":\"b\",\"change\":\"SAME\"}],\"applied\":false}");
    assertThat(
            cli().run("flag", "import", "flags.json", "-e", "staging", "--dry-run").expect(0).out())
        .isEqualTo("added    a\nNothing was changed.\n");
    assertThat(server.asked().getLast().path()).contains("dryRun=true");
  }

  @Test
  void aMistakeInTheFileIsToldWithItsPlace() throws IOException {
    Files.writeString(home.resolve("bad.json"), "{\n  oops\n}");
    server.on(
        "POST " + TEAM + "/flags/PRODUCTION/import",
        422,
        "application/problem+json",
        "{\"status\":422,\"code\":\"invalid-input\",\"detail\":\"The file is not valid.\",\"violations\":[{\"field\":\"line 2, column 3\",\"message\":\"a name was expected\"}]}");
    cli()
        .run("flag", "import", "bad.json", "-m", "for the test")
        .refused(1, "line 2, column 3: a name was expected");
  }

  @Test
  void aFlagsHistoryAndDetailsAreShown() {
    server.on("GET " + TEAM + "/flags", "{\"items\":[" + FLAG.formatted("true") + "]}");
    server.on(
        "GET " + TEAM + "/flags/PRODUCTION/fast-help/history",
        "{\"items\":[{\"version\":7,\"at\":\"2026-03-02T11:00:00Z\",\"by\":{\"handle\":\"ada\"},\"reason\":\"faster\"}]}");
    assertThat(cli().run("flag", "history", "fast-help").expect(0).out()).contains("ada", "faster");
    assertThat(cli().run("flag", "get", "fast-help").expect(0).out())
        .contains("state      on", "version    7");
    assertThat(cli().run("flag", "get", "fast-help", "--json").json().path("version").asInt())
        .isEqualTo(7);
  }
}
