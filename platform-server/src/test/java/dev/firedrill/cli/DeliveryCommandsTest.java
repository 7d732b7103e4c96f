package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String RELEASE = "{\"number\":13,\"name\":\"v13\",\"version\":\"1.4.0\"}";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  private static String deployment(String environment, String state, String more) {
    return """
    {"number":18,"environment":"%s","kind":"DEPLOY","state":"%s","current":%s,
    "release":{"number":13,"name":"v13","version":"1.4.0"},"reason":"for the test",
    "by":{"person":{"handle":"ada"},"via":"CI","token":"github"},
    "requestedAt":"2026-03-02T12:00:00Z"%s}
    """
        .formatted(environment, state, state.equals("EFFECTIVE"), more)
        .replace("\n", "");
  }

  private void deploysTo(String environment, String... states) {
    String path = TEAM + "/deployments/" + environment + "/18";
    for (String state : states) {
      String times =
          switch (state) {
            case "ACCEPTED" -> ",\"acceptedAt\":\"2026-03-02T12:00:01Z\"";
            case "EFFECTIVE" -> ",\"effectiveAt\":\"2026-03-02T12:00:09.25Z\"";
            case "FAILED" -> ",\"detail\":\"It never connected within 60 s.\"";
            default -> "";
          };
      server.on("GET " + path, deployment(environment, state, times));
    }
  }

  private void requested(String route, String environment) {
    server.on(
        "POST " + TEAM + route, 202, "application/json", deployment(environment, "REQUESTED", ""));
  }

  private Path jar() throws IOException {
    return Files.writeString(home.resolve("bot.jar"), "these are the bytes");
  }

  @Test
  void aFileBecomesAReleaseInStagingAndIsFollowedUntilItIsLive() throws IOException {
    jar();
    server.on("POST " + TEAM + "/releases", 201, "application/json", RELEASE);
    requested("/deployments", "STAGING");
    deploysTo("STAGING", "REQUESTED", "ACCEPTED", "EFFECTIVE");
    var result =
        cli()
            .run("deploy", "bot.jar", "--version", "1.4.0", "--commit", "abc", "-m", "a & b")
            .expect(0);
    assertThat(result.out().lines())
        .containsExactly(
            "Uploaded bot.jar (0.0 MB) as v13",
            "Deployment 18, v13 (1.4.0) to staging: requested",
            "  accepted after 1.0 s",
            "  effective after 9.3 s",
            "v13 (1.4.0) is live in staging.");
    var upload =
        server.only(
            "POST",
            TEAM + "/releases?fileName=bot.jar&version=1.4.0&commit=abc&changeCause=a%20%26%20b");
    assertThat(upload.body()).isEqualTo("these are the bytes");
    assertThat(upload.header("Content-type")).isEqualTo("application/java-archive");
    assertThat(server.only("POST", TEAM + "/deployments").body())
        .isEqualTo(
            "{\"environment\":\"STAGING\",\"release\":13,\"reason\":\"a & b\",\"strategy\":\"ROLLING\"}");
  }

  @Test
  void programsGetALineOfJsonAtEachChange() throws IOException {
    jar();
    server.on("POST " + TEAM + "/releases", 201, "application/json", RELEASE);
    requested("/deployments", "STAGING");
    deploysTo("STAGING", "REQUESTED", "ACCEPTED", "ACCEPTED", "EFFECTIVE");
    var result = cli().run("deploy", "bot.jar", "--json", "--reason", "for it").expect(0);
    assertThat(result.jsonLines())
        .extracting(line -> line.path("state").asText())
        .containsExactly("REQUESTED", "ACCEPTED", "EFFECTIVE");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aFailedDeploymentHasItsOwnExitCodeAndSaysWhy() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "PRODUCTION");
    deploysTo("PRODUCTION", "ACCEPTED", "FAILED");
    var result =
        cli().run("deploy", "--release", "v13", "-e", "production", "-m", "roll on").expect(6);
    assertThat(result.err())
        .isEqualTo(
            "firedrill: Deployment 18 to production was a failure: It never connected within 60"
                + " s.\n");
  }

  @Test
  void aCanaryIsAskedForInSteps() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "PRODUCTION");
    server.on(
        "GET " + TEAM + "/deployments/PRODUCTION/18",
        deployment(
            "PRODUCTION",
            "ACCEPTED",
            ",\"canary\":{\"step\":1,\"weight\":10,\"canary\":{\"good\":9,\"total\":10},\"stable\":{\"good\":90,\"total\":90},\"verdict\":\"watching\"}"));
    deploysTo("PRODUCTION", "EFFECTIVE");
    var result =
        cli()
            .run(
                "deploy",
                "--release",
                "13",
                "-e",
                "production",
                "--canary",
                "10,50",
                "--step",
                "2m",
                "-m",
                "step by step")
            .expect(0);
    assertThat(result.out())
        .contains("  canary at 10 %: canary 9 of 10 good, stable 90 of 90 good; watching");
    assertThat(server.only("POST", TEAM + "/deployments").body())
        .contains("\"strategy\":\"CANARY\",\"canary\":{\"steps\":[10,50],\"stepSeconds\":120}");
    cli()
        .run("deploy", "--release", "13", "--strategy", "rolling", "--canary", "10", "-m", "why")
        .refused(2, "no canary steps");
  }

  @Test
  void aCanarysGrowingCountsAreNoNews() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "PRODUCTION");
    for (int good = 0; good < 5; good++) {
      server.on(
          "GET " + TEAM + "/deployments/PRODUCTION/18",
          deployment(
              "PRODUCTION",
              "ACCEPTED",
              ",\"detail\":\"watching\",\"canary\":{\"step\":1,\"weight\":10,\"canary\":{\"good\":%d,\"total\":%d},\"stable\":{\"good\":9,\"total\":9},\"verdict\":\"watching\"}"
                  .formatted(good, good)));
    }
    deploysTo("PRODUCTION", "EFFECTIVE");
    String out =
        cli()
            .run("deploy", "--release", "13", "-e", "production", "--canary", "10", "-m", "slowly")
            .expect(0)
            .out();
    assertThat(out.lines().filter(line -> line.contains("canary at"))).hasSize(1);
    assertThat(out).contains("good; watching\n");
  }

  @Test
  void aFreezeSaysHowToDeployAllTheSame() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    server.refuse("POST " + TEAM + "/deployments", 409, "deploy-frozen", "Frozen until noon.");
    cli().run("deploy", "--release", "13", "-m", "roll on").refused(5, "noon. Here: --override");
  }

  @Test
  void whatIsInTheWayIsSaidAndNothingIsFollowed() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    server.refuse(
        "POST " + TEAM + "/deployments", 409, "deployment-in-progress", "Bob deploys v12 now.");
    cli().run("deploy", "--release", "13", "-m", "roll on").refused(5, "Bob deploys v12 now.");
  }

  @Test
  void notWaitingEndsAtOnce() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "STAGING");
    var result = cli().run("deploy", "--release", "13", "-m", "roll on", "--no-wait").expect(0);
    assertThat(result.out()).endsWith("to staging: requested\n");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void leavingSaysThatTheDeploymentGoesOn() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "STAGING");
    deploysTo("STAGING", "EFFECTIVE");
    CliHarness cli = cli();
    cli.run("deploy", "--release", "13", "-m", "roll on").expect(0);
    assertThat(cli.farewells()).hasSize(1);
  }

  @Test
  void aRejectedArtifactIsExplainedByTheServer() throws IOException {
    jar();
    server.refuse(
        "POST " + TEAM + "/releases", 422, "invalid-input", "bot.jar is no runnable jar: no zip.");
    cli().run("deploy", "bot.jar", "-m", "try it").refused(1, "bot.jar is no runnable jar");
    cli().run("deploy", "no-such.jar", "-m", "try it").refused(2, "build it first");
  }

  @Test
  void productionIsAskedForWherePersonSits() {
    server.on("GET " + TEAM + "/releases/13", RELEASE);
    requested("/deployments", "PRODUCTION");
    requested("/rollback", "PRODUCTION");
    deploysTo("PRODUCTION", "EFFECTIVE");
    CliHarness no = cli().answering("n");
    assertThat(no.run("rollback").expect(1).err()).contains("Nothing was changed.");
    assertThat(no.questions())
        .containsExactly("Roll production back to the release before? [y/N] ");
    assertThat(server.asked()).isEmpty();
    CliHarness yes = cli().answering("y");
    yes.run("rollback").expect(0);
    CliHarness unasked = cli().answering("n");
    unasked.run("rollback", "--yes", "--to", "v11", "-m", "v12 is slow").expect(0);
    assertThat(unasked.questions()).isEmpty();
    assertThat(server.asked())
        .filteredOn(one -> one.method().equals("POST"))
        .extracting(FakeServer.Asked::body)
        .containsExactly(
            "{\"environment\":\"PRODUCTION\"}",
            "{\"environment\":\"PRODUCTION\",\"release\":11,\"reason\":\"v12 is slow\"}");
  }

  @Test
  void aScriptMustGiveItsReasonAndAPersonIsAsked() {
    cli().run("promote").refused(2, "--reason");
    requested("/promote", "PRODUCTION");
    deploysTo("PRODUCTION", "EFFECTIVE");
    CliHarness cli = cli().answering("tested for a day");
    cli.run("promote", "--yes").expect(0);
    assertThat(server.only("POST", TEAM + "/promote").body())
        .isEqualTo("{\"reason\":\"tested for a day\",\"strategy\":\"ROLLING\"}");
  }

  @Test
  void theDeploymentInProgressIsAbortedOrGivenAllTraffic() {
    String list = "GET " + TEAM + "/deployments";
    server.on(list, "{\"items\":[],\"hasMore\":false}");
    cli().run("abort").refused(5, "No deployment is in progress in production.");
    server.anew(list).on(list, "{\"items\":[" + deployment("PRODUCTION", "ACCEPTED", "") + "]}");
    server.on(
        "POST " + TEAM + "/deployments/PRODUCTION/18/abort",
        202,
        "application/json",
        deployment("PRODUCTION", "ABORTED", ""));
    assertThat(cli().run("abort", "-m", "wrong one").expect(0).out())
        .isEqualTo("Deployment 18 of v13 (1.4.0) to production: aborted.\n");
    requested("/deployments/PRODUCTION/18/promote", "PRODUCTION");
    deploysTo("PRODUCTION", "EFFECTIVE");
    cli().run("promote", "--now").expect(0);
  }

  @Test
  void historyReleasesAndDiffAreTables() {
    server.on(
        "GET " + TEAM + "/deployments",
        "{\"items\":[" + deployment("PRODUCTION", "EFFECTIVE", "") + "],\"hasMore\":true}");
    server.on(
        "GET " + TEAM + "/releases",
        """
        {"items":[{"number":13,"name":"v13","version":"1.4.0","changeCause":"faster","runningIn":["PRODUCTION"],
        "createdAt":"2026-03-02T11:00:00Z","createdBy":{"person":{"handle":"ada"},"via":"PAGE"},"deletedAt":null}]}
        """);
    server.on(
        "GET " + TEAM + "/deployments/PRODUCTION/18/diff",
        """
        {"from":17,"to":18,"artifact":[{"name":"release","before":"v12","after":"v13"}],
        "config":[{"name":"KEY","before":null,"after":"version 3"}],"flags":[]}
        """);
    assertThat(cli().run("history").expect(0).out())
        .contains("*  18  v13 (1.4.0)  deploy  effective", "ada by CI 'github'", "for the test");
    assertThat(cli().run("releases").expect(0).out()).contains("v13", "production", "faster");
    assertThat(cli().run("diff").expect(0).out().lines())
        .containsExactly(
            "Deployment 18 against 17 of production",
            "artifact:",
            "  ~ release: v12 -> v13",
            "config:",
            "  + KEY: version 3",
            "flags: the same");
    assertThat(cli().run("history", "--json").json().path("hasMore").asBoolean()).isTrue();
  }

  @Test
  void statusTellsOfBothEnvironments() {
    server.on(
        "GET " + TEAM,
        """
        {"name":"Team Otter","bots":[{"environment":"PRODUCTION","desired":"RUNNING","observed":"CONNECTED",
        "since":"2026-03-02T11:00:00Z","detail":null}]}
        """);
    server.on(
        "GET " + TEAM + "/sli",
        "{\"summary\":{\"good\":99,\"total\":100,\"ratio\":0.99,\"p95Ms\":400,\"budgetLeft\":0.62,\"state\":\"OK\"}}");
    server.on(
        "GET " + TEAM + "/deployments",
        "{\"items\":[" + deployment("PRODUCTION", "EFFECTIVE", "") + "]}");
    server.on(
        "GET " + TEAM + "/flags",
        "{\"items\":[{\"key\":\"fast-help\",\"on\":false},{\"key\":\"polls\",\"on\":true}]}");
    assertThat(cli().run("status").expect(0).out())
        .contains(
            "Team Otter on " + server.url(),
            "connected, since",
            "99.0 % of 100 answered well in 15 min, p95 400 ms, budget left 62 %, ok",
            "v13 (1.4.0), deployment 18",
            "flags off  fast-help");
    var json = cli().run("status", "--env", "production", "--json").expect(0).json();
    assertThat(json.path("environments")).hasSize(1);
    assertThat(json.at("/environments/0/flagsOff/0").asText()).isEqualTo("fast-help");
    assertThat(json.at("/environments/0/inProgress").isNull()).isTrue();
  }

  @Test
  void logsAreLinesOrJsonLines() {
    server.on(
        "GET " + TEAM + "/bots/STAGING/log",
        "{\"lines\":[{\"seq\":5,\"at\":null,\"text\":\"one\"},{\"seq\":6,\"at\":null,\"text\":\"two\"}],\"next\":6}");
    assertThat(cli().run("logs", "-e", "staging", "-n", "2").expect(0).out())
        .isEqualTo("one\ntwo\n");
    assertThat(cli().run("logs", "-e", "staging", "--json").expect(0).jsonLines())
        .extracting(line -> line.path("seq").asInt())
        .containsExactly(5, 6);
    assertThat(server.asked().getFirst().path()).endsWith("/log?lines=2");
  }

  @Test
  void followingGoesOnFromTheLastLineUntilTheServerRefuses() {
    String route = "GET " + TEAM + "/bots/PRODUCTION/log";
    server.on(route, "{\"lines\":[{\"seq\":5,\"text\":\"one\"}],\"next\":5}");
    server.on(route, "{\"lines\":[{\"seq\":6,\"text\":\"two\"}],\"next\":6}");
    server.on(route, "{\"lines\":[],\"next\":0}");
    server.refuse(route, 401, "token-refused", "This token does not work.");
    var result = cli().run("logs", "-f").expect(3);
    assertThat(result.out()).isEqualTo("one\ntwo\n");
    assertThat(server.asked())
        .extracting(FakeServer.Asked::path)
        .extracting(path -> path.replaceFirst(".*\\?", ""))
        .containsExactly("lines=200", "lines=1000&after=5", "lines=1000&after=6", "lines=1000");
  }

  @Test
  void freezesAreAddedInOnesOwnZone() {
    server.on("POST /freezes", 201, "application/json", "{\"id\":\"f1\"}");
    cli()
        .run("freeze", "add", "--from", "2026-03-02 18:00", "--for", "2h", "-m", "demo day")
        .expect(0);
    assertThat(server.only("POST", "/freezes").body())
        .isEqualTo(
            "{\"team\":\"otter\",\"environment\":null,\"from\":\"2026-03-02T18:00:00Z\",\"until\":\"2026-03-02T20:00:00Z\",\"reason\":\"demo day\"}");
  }
}
