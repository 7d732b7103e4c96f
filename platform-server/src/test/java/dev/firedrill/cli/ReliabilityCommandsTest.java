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

  private static String incident(int number, String status) {
    return """
    {"id":"i%d","number":%d,"title":"weather is slow","severity":"SEV2","status":"%s","declaredAt":"2026-11-22T11:30:00Z",
    "declaredBy":{"handle":"ada"},"channel":{"id":"c","name":"otter-inc-%d"},"roles":[{"role":"INCIDENT_COMMANDER","person":{"handle":"ada"}}],
    "updates":[{"at":"2026-11-22T11:40:00Z","by":{"handle":"bob"},"status":"IDENTIFIED","text":"it hangs","forPublic":false}]}
    """
        .formatted(number, number, status, number)
        .replace("\n", "");
  }

  @Test
  void anIncidentIsDeclaredUpdatedAndResolved() {
    server.on("POST /incidents", 201, "application/json", incident(3, "INVESTIGATING"));
    server.on("GET /incidents", "{\"items\":[" + incident(3, "IDENTIFIED") + "]}");
    server.on("POST /incidents/i3/updates", incident(3, "IDENTIFIED"));
    server.on("POST /incidents/i3/resolve", incident(3, "RESOLVED"));
    assertThat(
            cli()
                .run("incident", "declare", "weather is slow", "--severity", "sev2")
                .expect(0)
                .out())
        .isEqualTo("INC-3, weather is slow: investigating; its channel is #otter-inc-3.\n");
    assertThat(server.only("POST", "/incidents").body())
        .isEqualTo("{\"title\":\"weather is slow\",\"severity\":\"SEV2\"}");
    cli().run("incident", "update", "it hangs", "--status", "identified", "--internal").expect(0);
    assertThat(server.only("POST", "/incidents/i3/updates").body())
        .isEqualTo("{\"status\":\"IDENTIFIED\",\"text\":\"it hangs\",\"forPublic\":false}");
    cli().run("incident", "resolve", "-i", "INC-3").expect(0);
    assertThat(server.only("POST", "/incidents/i3/resolve").body()).isEqualTo("{\"text\":null}");
    assertThat(server.asked().get(1).path()).isEqualTo("/incidents?team=otter&open=true");
    cli().run("incident", "resolve", "-i", "4").refused(4, "no incident INC-4");
    cli().run("incident", "resolve", "-i", "x").refused(2, "say 3 or INC-3");
    cli().run("incident", "declare", "no severity").refused(2, "--severity");
  }

  @Test
  void aRoleIsGivenByHandle() {
    server.on("GET /incidents", "{\"items\":[" + incident(3, "IDENTIFIED") + "]}");
    server.on("GET " + TEAM, "{\"members\":[{\"id\":\"p1\",\"handle\":\"ada\"}]}");
    server.on("POST /incidents/i3/roles", incident(3, "IDENTIFIED"));
    cli().run("incident", "role", "commander", "@ada").expect(0);
    assertThat(server.only("POST", "/incidents/i3/roles").body())
        .isEqualTo("{\"role\":\"INCIDENT_COMMANDER\",\"personId\":\"p1\"}");
    cli().run("incident", "role", "scribe", "eve").refused(4, "no member @eve; it has @ada");
  }

  @Test
  void incidentsAreListedAndShown() {
    server.on("GET /incidents", "{\"items\":[" + incident(3, "MITIGATED") + "]}");
    assertThat(cli().run("incident", "list").expect(0).out())
        .contains("INC-3     SEV2      mitigated  30 min ago (11:30:00)  ada  weather is slow");
    assertThat(cli().run("incident", "show").expect(0).out())
        .contains("roles      incident commander ada")
        .contains("it hangs (not for the public)");
    server.anew("GET /incidents").on("GET /incidents", "{\"items\":[]}");
    cli().run("incident", "show").refused(5, "No incident is open");
  }
}
