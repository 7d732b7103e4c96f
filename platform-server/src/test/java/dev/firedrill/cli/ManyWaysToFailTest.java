package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManyWaysToFailTest {
  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  @ParameterizedTest
  @CsvSource({
    "401, token-refused, 3",
    "403, not-allowed, 3",
    "404, not-found, 4",
    "409, conflict, 5",
    "412, stale-version, 5",
    "422, invalid-input, 1",
    "429, rate-limited, 1",
    "500, unexpected, 1",
    "503, unavailable, 7"
  })
  void eachRefusalHasItsExitCodeAndTheServersSentence(int status, String code, int exit) {
    server.refuse("GET /teams/otter/releases", status, code, "Because of the test.");
    cli().run("releases").refused(exit, "Because of the test.");
    cli().run("releases", "--json").refused(exit, "Because of the test.");
  }

  @Test
  void whatIsNoFiredrillIsRecognized() {
    server.on("GET /teams/otter/releases", 200, "text/html", "<html>");
    cli().run("releases").refused(7, "does not answer as Firedrill does");
  }

  @Test
  void aRedirectIsNotFollowedWithTheToken() {
    try (FakeServer other = new FakeServer()) {
      server.redirect("GET /teams/otter/releases", other.url() + "/elsewhere");
      cli().run("releases").refused(7, "points to " + other.url() + "/elsewhere");
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void anUnreachableServerIsNamed() {
    server.close();
    cli().run("releases").refused(7, "Cannot reach " + server.url());
    new CliHarness(home)
        .with("FIREDRILL_TOKEN", "fdp_x")
        .run("whoami", "--server", "http://no-such-host.invalid")
        .refused(7, "Cannot reach http://no-such-host.invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deplyo",
        "deploy --nope",
        "deploy a.jar --env nowhere",
        "deploy",
        "deploy a.jar --release 3",
        "deploy --release x",
        "logs -n 0",
        "logs -n many",
        "flag",
        "flag on",
        "flag rollout k 30 30",
        "flag rollout k a=30 b=30",
        "config set NAME",
        "freeze add",
        "freeze add --for soon",
        "diff x",
        "completion fish"
      })
  void aMisunderstoodCommandLineIsExplainedInOneLine(String line) {
    cli().run(line.split(" ")).refused(2, "");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void withoutATeamItSaysHowToNameOne() {
    server.on("GET /tokens/current", "{\"team\":null}");
    new CliHarness(home)
        .with("FIREDRILL_URL", server.url())
        .with("FIREDRILL_TOKEN", "fdp_x")
        .run("releases")
        .refused(2, "--team");
  }

  @Test
  void ofATokenFromTheEnvironmentTheServerKnowsTheTeam() {
    server.on("GET /tokens/current", "{\"team\":{\"slug\":\"lynx\"}}");
    server.on("GET /teams/lynx/releases", "{\"items\":[]}");
    new CliHarness(home)
        .with("FIREDRILL_URL", server.url())
        .with("FIREDRILL_TOKEN", "fdc_x")
        .run("releases")
        .expect(0);
  }

  @Test
  void helpIsThereForEveryExitCodeAndGoesToStdout() {
    var result = cli().run("--help").expect(0);
    for (ExitCode code : ExitCode.values()) {
      assertThat(result.out()).contains("  " + code.number() + "  " + code.meaning());
    }
    assertThat(result.err()).isEmpty();
    assertThat(cli().run("deploy", "--help").expect(0).out()).contains("Examples:");
  }

  @Test
  void colorsAreForPeopleWhoWantThem() {
    server.on(
        "GET /teams/otter/flags",
        "{\"items\":[{\"key\":\"fast-help\",\"description\":\"\",\"on\":true}]}");
    assertThat(cli().answering("").run("flag", "list").out()).contains("\u001b[1mfast-help");
    assertThat(cli().answering("").with("NO_COLOR", "1").run("flag", "list").out())
        .doesNotContain("\u001b");
    assertThat(cli().run("flag", "list").out()).doesNotContain("\u001b");
  }

  @Test
  void whatOthersWroteCannotSteerTheTerminal() {
    server.on(
        "GET /teams/otter/bots/PRODUCTION/log",
        "{\"lines\":[{\"seq\":1,\"text\":\"a\\u001b]0;title\\u0007b\\u001b[2Jc\\u0000d\\re\\tf\"}],\"next\":1}");
    assertThat(cli().answering("").run("logs").expect(0).out()).isEqualTo("abcd e\tf\n");
    assertThat(Printable.line("x\u202ey\u2066")).isEqualTo("xy");
  }
}
