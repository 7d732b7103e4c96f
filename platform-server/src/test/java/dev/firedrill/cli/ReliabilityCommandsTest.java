package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String SLO =
      """
      {"version":4,"environment":"PRODUCTION","objective":0.995,"windowHours":24,"latencyMs":2000,
      "budget":{"allowed":45.5,"spent":12,"excused":3,"left":0.736},"burn":[{"window":"5m","rate":null},{"window":"1h","rate":0.4}],
      "trend":"WORSE","exhaustedAt":"2026-11-22T15:00:00Z","commands":[{"command":"weather","good":90,"total":100}],
      "history":[{"at":"2026-11-22T10:00:00Z","left":1},{"at":"2026-11-22T11:00:00Z","left":0.5}],"changes":[]}
      """;

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  @Test
  void theObjectiveIsShownWithItsBudget() {
    server.on("GET " + TEAM + "/slo", SLO);
    assertThat(cli().run("slo").expect(0).out())
        .contains("production: 99.5 % of the answers are good, within 2000 ms, over 24 h")
        .contains("73.6 % left: 12 of 45.5 bad answers spent, 3 excused")
        .contains("5m -, 1h 0.4")
        .contains("used up    in 3 h (15:00:00) if it goes on so")
        .contains("left       █▁")
        .contains("weather  90 %  100      10");
    assertThat(cli().run("slo", "show", "--json").expect(0).json().path("version").asInt())
        .isEqualTo(4);
  }

  @Test
  void whatIsNotSaidOfAnObjectiveStays() {
    server.on("GET " + TEAM + "/slo", SLO);
    server.on("PUT " + TEAM + "/slo/PRODUCTION", SLO);
    cli().run("slo", "set", "--objective", "99%", "-m", "as agreed").expect(0);
    var put = server.only("PUT", TEAM + "/slo/PRODUCTION");
    assertThat(put.header("If-match")).isEqualTo("\"4\"");
    assertThat(put.body())
        .isEqualTo(
            "{\"objective\":0.99,\"windowHours\":24,\"latencyMs\":2000,\"reason\":\"as agreed\"}");
    cli().run("slo", "set", "--window", "2d", "--latency", "1500ms", "-m", "as agreed").expect(0);
    assertThat(server.asked().getLast().body())
        .contains("\"objective\":0.995", "\"windowHours\":48", "\"latencyMs\":1500");
    cli().run("slo", "set", "-m", "nothing").refused(2, "--objective, --window or --latency");
    cli().run("slo", "set", "--window", "90m").refused(2, "whole hours");
    cli().run("slo", "set", "--objective", "good").refused(2, "no share");
  }

  @Test
  void aPersonIsAskedBeforeProductionPromisesSomethingElse() {
    server.on("GET " + TEAM + "/slo", SLO);
    CliHarness cli = cli().answering("n");
    cli.run("slo", "set", "--objective", "0.9", "-m", "less").refused(1, "Nothing was changed.");
    assertThat(cli.questions())
        .containsExactly("Promise users of production 90 % over 24 h? [y/N] ");
  }

  @Test
  void theLedgerChargesEachBadMinute() {
    server.on(
        "GET " + TEAM + "/ledger",
        """
        {"from":"2026-11-21T12:00:00Z","to":"2026-11-22T12:00:00Z","items":[{"from":"2026-11-22T11:00:00Z","until":"2026-11-22T11:03:00Z",
        "bad":9,"total":30,"cause":"PLATFORM","share":0.1,"excused":true,"text":"The platform restarted.","evidence":[]}],
        "totals":[{"cause":"PLATFORM","badMinutes":3.0,"budgetShare":0.1}],"notes":["Only 20 h are known."]}
        """);
    var result = cli().run("slo", "ledger", "--since", "1d").expect(0);
    assertThat(result.out())
        .contains("11:00:00  3 min  9 of 30  the platform, excused  The platform restarted.")
        .contains("the platform: 3 bad minutes, 10 % of the budget");
    assertThat(result.err()).contains("Only 20 h are known.");
    assertThat(server.asked().getFirst().path())
        .endsWith("/ledger?environment=PRODUCTION&from=2026-11-21T12%3A00%3A00Z");
  }

  @Test
  void aMinuteThatTwoCausesShareIsSaidToBe() {
    server.on(
        "GET " + TEAM + "/ledger",
        """
        {"from":"2026-11-21T12:00:00Z","to":"2026-11-22T12:00:00Z","items":[{"from":"2026-11-22T11:00:00Z","until":"2026-11-22T11:02:00Z",
        "bad":9,"total":30,"cause":"TEAM_CHANGE","share":0.5,"excused":false,"text":"Bad at once.","evidence":[]}],
        "totals":[{"cause":"TEAM_CHANGE","badMinutes":1.0,"budgetShare":0.1}],"notes":[]}
        """);
    assertThat(cli().run("slo", "ledger").expect(0).out())
        .contains("the team's change, 50 % of it  Bad at once.")
        .contains("the team's change: 1 bad minute, 10 % of the budget");
    cli().run("slo", "ledger", "--since", "0m").refused(2, "longer than nothing");
  }

  @Test
  void aBudgetThatIsGoneIsNotForecast() {
    server.on("GET " + TEAM + "/slo", SLO.replace("\"left\":0.736", "\"left\":0.0"));
    assertThat(cli().run("slo").expect(0).out())
        .contains("used up    in 3 h (15:00:00)\n")
        .doesNotContain("if it goes on so");
  }
}
