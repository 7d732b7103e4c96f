package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String RUN = "/runbook-runs/r1";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  private void hasRunbook(String openRun) {
    server.on(
        "GET " + TEAM + "/runbooks",
        "{\"items\":[{\"id\":\"b1\",\"version\":2,\"title\":\"weather is slow\",\"steps\":2,\"problems\":1,\"openRun\":"
            + openRun
            + ",\"updatedAt\":\"2026-11-22T11:00:00Z\",\"updatedBy\":{\"handle\":\"ada\"}}]}");
  }

  private static String step(int n, String state, boolean mayRepeat) {
    return """
    {"n":%d,"title":"title %d","action":"restart","does":"restart the bot","state":"%s","attempt":%d,
    "seconds":%s,"detail":%s,"mayRepeat":%s}
    """
        .formatted(
            n,
            n,
            state,
            state.equals("PENDING") ? 0 : 1,
            state.equals("DONE") ? "1.5" : "null",
            state.equals("FAILED") ? "\"It never came back.\"" : "null",
            mayRepeat)
        .replace("\n", "");
  }

  private static String run(String state, String next, String first, String second) {
    return """
    {"id":"r1","runbook":{"id":"b1","name":"weather is slow"},"version":2,"dryRun":false,"state":"%s","detail":"Said by the server.",
    "next":%s,"startedBy":{"handle":"ada"},"startedAt":"2026-11-22T11:59:00Z","steps":[%s,%s]}
    """
        .formatted(state, next, step(1, first, first.equals("FAILED")), step(2, second, false))
        .replace("\n", "");
  }

  @Test
  void runbooksAreListedAndShown() {
    hasRunbook("null");
    server.on(
        "GET " + TEAM + "/runbooks/b1",
        "{\"title\":\"weather is slow\",\"markdown\":\"# Look\\nfirst\",\"steps\":[{\"n\":2,\"problem\":\"It names no flag.\"}]}");
    assertThat(cli().run("runbook", "list").expect(0).out())
        .contains("weather is slow  2 (1 cannot be executed)  -");
    assertThat(cli().run("runbook", "list", "--names").expect(0).out())
        .isEqualTo("weather is slow\n");
    var shown = cli().run("runbook", "show", "weather").expect(0);
    assertThat(shown.out()).isEqualTo("# Look\nfirst\n");
    assertThat(shown.err()).contains("Step 2 cannot be executed: It names no flag.");
    cli().run("runbook", "show", "disk").refused(4, "no runbook 'disk': firedrill runbook list");
  }

  @Test
  void everyStepIsAskedForAndWaitedFor() {
    hasRunbook("null");
    server.on("POST " + TEAM + "/runbooks/b1/runs", run("RUNNING", "1", "PENDING", "PENDING"));
    server.on("POST " + RUN + "/steps/1", run("RUNNING", "null", "RUNNING", "PENDING"));
    server.on("GET " + RUN, run("RUNNING", "null", "RUNNING", "PENDING"));
    server.refuse("GET " + RUN, 503, "unavailable", "It is restarting.");
    server.on("GET " + RUN, run("RUNNING", "2", "DONE", "PENDING"));
    server.on("POST " + RUN + "/steps/2", run("DONE", "null", "DONE", "DONE"));
    CliHarness cli = cli().with("NO_COLOR", "1").answering("y");
    assertThat(cli.run("runbook", "run", "weather is slow").expect(0).out())
        .isEqualTo(
            """
              1  title 1  running
              1  title 1  done after 1.5 s
              2  title 2  done after 1.5 s
            'weather is slow' is done.
            """);
    assertThat(cli.questions())
        .containsExactly(
            "Step 1 of 2, title 1: restart the bot. Do it? [y]es, [s]kip, [a]bort, else stop here: ",
            "Step 2 of 2, title 2: restart the bot. Do it? [y]es, [s]kip, [a]bort, else stop here: ");
    assertThat(server.only("POST", TEAM + "/runbooks/b1/runs").body())
        .isEqualTo("{\"dryRun\":false,\"incident\":null}");
    assertThat(server.only("POST", RUN + "/steps/1").body()).isEqualTo("{\"confirm\":true}");
    assertThat(cli.farewells()).hasSize(1);
  }

  @Test
  void whoeverStopsFindsTheRunOpen() {
    hasRunbook("null");
    server.on("POST " + TEAM + "/runbooks/b1/runs", run("RUNNING", "1", "PENDING", "PENDING"));
    cli()
        .answering("")
        .run("runbook", "run", "weather is slow")
        .refused(1, "Stopped at step 1. The run stays open: firedrill runbook run");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void anOpenRunGoesOnAndAStepMayBeSkipped() {
    hasRunbook("\"r1\"");
    server.on("GET " + RUN, run("RUNNING", "2", "DONE", "PENDING"));
    server.on("POST " + RUN + "/steps/2", run("DONE", "null", "DONE", "SKIPPED"));
    var result = cli().answering("s").run("runbook", "run", "weather is slow").expect(0);
    assertThat(result.err()).contains("Going on with the run that began 60 s ago");
    assertThat(server.only("POST", RUN + "/steps/2").body()).isEqualTo("{\"skip\":true}");
  }

  @Test
  void aStepThatFailedIsRepeatedOrTheRunAborted() {
    hasRunbook("\"r1\"");
    server.on("GET " + RUN, run("RUNNING", "2", "FAILED", "PENDING"));
    server.on("POST " + RUN + "/abort", run("ABORTED", "null", "FAILED", "SKIPPED"));
    CliHarness cli = cli().with("NO_COLOR", "1").answering("a");
    var result = cli.run("runbook", "run", "weather is slow").expect(1);
    assertThat(cli.questions().getFirst()).startsWith("Step 1 went wrong. [r]epeat it");
    assertThat(result.out()).contains("1  title 1  failed: It never came back.");
    assertThat(result.err()).contains("is aborted: Said by the server.");
  }

  @Test
  void aloneTheFirstFailureEndsTheRun() {
    hasRunbook("null");
    server.on("POST " + TEAM + "/runbooks/b1/runs", run("RUNNING", "1", "PENDING", "PENDING"));
    server.on("POST " + RUN + "/steps/1", run("RUNNING", "2", "FAILED", "PENDING"));
    server.on("POST " + RUN + "/abort", run("ABORTED", "null", "FAILED", "SKIPPED"));
    var result = cli().run("runbook", "run", "weather is slow", "--yes", "--json").expect(1);
    assertThat(result.jsonLines())
        .extracting(line -> line.path("state").asText())
        .containsExactly("RUNNING", "RUNNING", "ABORTED");
    assertThat(result.err())
        .isEqualTo("firedrill: Step 1, title 1, failed: It never came back. The run is aborted.\n");
    cli().run("runbook", "run", "weather is slow").refused(2, "--yes");
  }

  @Test
  void aDryRunOnlyTells() {
    hasRunbook("null");
    server.on("GET /incidents", "{\"items\":[{\"id\":\"i3\",\"number\":3}]}");
    server.on("POST " + TEAM + "/runbooks/b1/runs", run("FAILED", "null", "DONE", "FAILED"));
    var result =
        cli().run("runbook", "run", "weather is slow", "--dry-run", "-i", "inc-3").expect(1);
    assertThat(result.out()).contains("2  title 2  failed: It never came back.");
    assertThat(result.err()).contains("A step of 'weather is slow' would fail now.");
    assertThat(server.only("POST", TEAM + "/runbooks/b1/runs").body())
        .isEqualTo("{\"dryRun\":true,\"incident\":\"i3\"}");
  }

  @Test
  void runsAreListedFollowedAndAborted() {
    hasRunbook("\"r1\"");
    server.on(
        "GET " + TEAM + "/runbook-runs",
        "{\"items\":[" + run("DONE", "null", "DONE", "SKIPPED") + "]}");
    server.on("GET " + RUN, run("RUNNING", "2", "DONE", "PENDING"));
    server.on("POST " + RUN + "/abort", run("ABORTED", "null", "DONE", "SKIPPED"));
    assertThat(cli().run("runbook", "status").expect(0).out())
        .contains("weather is slow  done   60 s ago (11:59:00)  ada  2 of 2 steps");
    assertThat(cli().run("runbook", "status", "weather").expect(0).out())
        .contains("weather is slow: running", "2  title 2  pending");
    assertThat(cli().run("runbook", "abort", "weather").expect(0).out()).contains("is aborted");
    server.anew("GET " + TEAM + "/runbooks");
    hasRunbook("null");
    cli().run("runbook", "abort", "weather").refused(5, "Nobody goes through 'weather is slow'");
  }
}
