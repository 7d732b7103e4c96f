package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String CAPACITY =
      """
      {"budget":{"units":10,"used":4,"left":6},"environments":[
      {"environment":"PRODUCTION","version":3,"size":{"memoryMiB":256,"cpuPercent":50,"cpuShare":0.5,"instances":2},"units":2,
      "measured":[{"at":"2026-11-22T11:58:00Z","cpu":0.01,"rssBytes":73400320,"requestsPerSecond":0.5},
      {"at":"2026-11-22T11:59:00Z","cpu":0.02,"rssBytes":83886080,"requestsPerSecond":null}],
      "peak":{"cpu":0.3,"rssBytes":251658240,"requestsPerSecond":4.5},"headroom":{"memory":0.06,"cpu":0.4},
      "change":{"at":"2026-11-22T11:00:00Z","by":{"handle":"ada"},"reason":"the heap is full"}},
      {"environment":"STAGING","version":0,"size":{"memoryMiB":128,"cpuPercent":50,"cpuShare":0.5,"instances":0},"units":2,
      "measured":[],"peak":null,"headroom":null,"change":null}],
      "forecasts":[{"id":"f","environment":"PRODUCTION","from":"2026-11-22T09:00:00Z","until":"2026-11-22T10:00:00Z",
      "peakRequestsPerSecond":5,"unitsBudget":2,"score":{"measuredPeak":4.0,"error":0.25,"objectiveMet":true,"unitsUsed":3,"withinUnits":false}}],
      "explanation":"A unit is 128 MiB or a quarter of a core."}
      """;

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  @Test
  void sizesUseAndForecastsAreShown() {
    server.on("GET " + TEAM + "/capacity", CAPACITY);
    var result = cli().run("capacity").expect(0);
    assertThat(result.out())
        .contains("4 of 10 units used, 6 left")
        .contains("production: 256 MiB and 50 % of a core, 2 units, 2 instances")
        .contains("used       2 % of a core, 80 MiB, requests unknown")
        .contains("day's peak 30 % of a core, 240 MiB, 4.5 requests/s")
        .contains("headroom   6 % of the memory, 40 % of the processor")
        .contains("by ada: the heap is full")
        .contains("staging: 128 MiB and 50 % of a core, 2 units, none was measured lately")
        .contains("nothing measured in the last hour")
        .contains("4/s came, 25 % too high; objective met; 3 units, over the forecast");
    assertThat(result.err()).isEqualTo("A unit is 128 MiB or a quarter of a core.\n");
    assertThat(cli().run("capacity", "show", "--json").expect(0).json().path("budget").path("left"))
        .hasToString("6");
  }

  @Test
  void whatIsNotSaidOfASizeStays() {
    server.on("GET " + TEAM + "/capacity", CAPACITY);
    server.on(
        "PUT " + TEAM + "/capacity/STAGING",
        CAPACITY.replace("\"version\":0", "\"version\":1").replace("\"left\":6", "\"left\":5"));
    assertThat(
            cli()
                .run("capacity", "set", "-e", "staging", "--memory", "384", "-m", "larger pages")
                .expect(0)
                .out())
        .isEqualTo(
            "staging gets 384 MiB and 50 % of a core and restarts: 2 units, 5 of 10 left.\n");
    var put = server.only("PUT", TEAM + "/capacity/STAGING");
    assertThat(put.header("If-match")).isEqualTo("\"0\"");
    assertThat(put.body())
        .isEqualTo("{\"memoryMiB\":384,\"cpuPercent\":50,\"reason\":\"larger pages\"}");
    cli().run("capacity", "set", "-m", "nothing").refused(2, "--memory 256, --cpu 50 or both");
    cli().run("capacity", "set", "--cpu", "half").refused(2, "half");
  }

  @Test
  void aSizeThatItHasAlreadyRestartsNothing() {
    server.on("GET " + TEAM + "/capacity", CAPACITY);
    server.on("PUT " + TEAM + "/capacity/PRODUCTION", CAPACITY);
    assertThat(cli().run("capacity", "set", "--cpu", "50", "-m", "again").expect(0).out())
        .isEqualTo("production has 256 MiB and 50 % of a core already.\n");
  }

  @Test
  void aPersonIsAskedBeforeProductionRestartsAndABudgetIsKept() {
    server.on("GET " + TEAM + "/capacity", CAPACITY);
    CliHarness cli = cli().answering("n");
    cli.run("capacity", "set", "--memory", "512", "-m", "more").refused(1, "Nothing was changed.");
    assertThat(cli.questions())
        .containsExactly("Restart production with 512 MiB and 50 % of a core? [y/N] ");
    server.refuse(
        "PUT " + TEAM + "/capacity/PRODUCTION", 422, "invalid-input", "That costs 32 units.");
    cli().run("capacity", "set", "--memory", "4096", "-m", "all").refused(1, "costs 32 units");
  }

  @Test
  void anotherLoadIsReckonedForTheSizeThatIsThere() {
    server.on("GET " + TEAM + "/capacity", CAPACITY);
    server.on(
        "POST " + TEAM + "/capacity/what-if",
        """
        {"fits":false,"units":2,"predicted":{"cpu":0.8,"rss":104857600,"p95Ms":null},
        "basis":"linear fit of 40 minutes, R² 0.93","problems":["0.8 cores are more than its 0.5."]}
        """);
    assertThat(cli().run("capacity", "what-if", "--load", "12").expect(0).out())
        .contains(
            "12 requests a second in production with 256 MiB and 50 % of a core (2 units): does not fit")
        .contains("predicted  80 % of a core, 100 MiB\n")
        .contains("basis      linear fit of 40 minutes")
        .contains("but        0.8 cores are more than its 0.5.");
    assertThat(server.only("POST", TEAM + "/capacity/what-if").body())
        .isEqualTo(
            "{\"memoryMiB\":256,\"cpuPercent\":50,\"environment\":\"PRODUCTION\",\"requestsPerSecond\":12.0}");
    cli().run("capacity", "what-if").refused(2, "--load");
  }

  @Test
  void aForecastIsFiled() {
    server.on("POST " + TEAM + "/forecasts", 201, "application/json", "{\"id\":\"f\"}");
    assertThat(
            cli()
                .run(
                    "capacity",
                    "forecast",
                    "--from",
                    "2026-11-22T18:00Z",
                    "--for",
                    "2h",
                    "--peak",
                    "20",
                    "--units",
                    "6",
                    "-m",
                    "a talk")
                .expect(0)
                .out())
        .isEqualTo(
            "Filed: at most 20 requests a second in production from 18:00:00 to 20:00:00, on 6 units.\n");
    assertThat(server.only("POST", TEAM + "/forecasts").body())
        .isEqualTo(
            "{\"environment\":\"PRODUCTION\",\"from\":\"2026-11-22T18:00:00Z\",\"until\":\"2026-11-22T20:00:00Z\","
                + "\"peakRequestsPerSecond\":20.0,\"unitsBudget\":6,\"reasoning\":\"a talk\"}");
    cli()
        .run("capacity", "forecast", "--peak", "1", "--units", "1", "-m", "endless")
        .refused(2, "--for 2h or --until");
  }
}
