package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

  /**
   * A server that refuses while megabytes are under way may cut the connection: its reason would be
   * lost.
   */
  @Test
  void anUploadWaitsUntilTheServerWantsIt() throws Exception {
    Path jar = Files.write(home.resolve("bot.jar"), new byte[8_000_000]);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      Future<String> received = background.submit(() -> refuseAtTheHead(socket));
      cli()
          .with("FIREDRILL_URL", "http://127.0.0.1:" + socket.getLocalPort())
          .run("deploy", jar.toString(), "--reason", "why", "--yes")
          .refused(3, "Because of the test.");
      assertThat(received.get(30, TimeUnit.SECONDS)).startsWith("POST ").endsWith("\r\n\r\n");
    }
  }

  /** Gives everything that came. */
  private static String refuseAtTheHead(ServerSocket socket) throws IOException {
    try (Socket connection = socket.accept()) {
      InputStream in = connection.getInputStream();
      StringBuilder received = new StringBuilder();
      while (!received.toString().endsWith("\r\n\r\n")) {
        received.append((char) in.read());
      }
      String body =
          "{\"status\":401,\"code\":\"token-refused\",\"detail\":\"Because of the test.\"}";
      String head =
          "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/problem+json\r\n"
              + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length());
      connection.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      connection.shutdownOutput();
      return received + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
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
        "completion fish",
        "metrics --since 1h",
        "metrics up --since 0s",
        "metrics up --step soon",
        "logs --level loud",
        "logs --field command",
        "logs --since 0s",
        "alarm",
        "alarm show",
        "ack seven",
        "silence",
        "silence --all --for soon",
        "oncall hand-over",
        "slo set",
        "runbook run",
        "runbook run a",
        "incident declare a --severity bad",
        "incident role",
        "incident role boss @ada",
        "secret unset A --override"
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
