package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToilAndBlipCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String TOIL =
      """
      {"from":"2026-11-20T12:00:00Z","split":"2026-11-21T12:00:00Z","to":"2026-11-22T12:00:00Z","kinds":[
      {"kind":"RESTART","label":"Restarts","minutesEach":3,"before":{"byHand":4,"automated":0,"minutes":12},"after":{"byHand":1,"automated":5,"minutes":3}},
      {"kind":"CONFIG","label":"Configuration changes","minutesEach":5,"before":{"byHand":0,"automated":0,"minutes":0},"after":{"byHand":0,"automated":0,"minutes":0}}],
      "before":{"hours":24,"byHand":4,"automated":0,"minutes":12,"minutesPerDay":12.0},
      "after":{"hours":24,"byHand":1,"automated":5,"minutes":3,"minutesPerDay":3.0},
      "examples":[{"evidenceId":7,"at":"2026-11-22T11:00:00Z","kind":"RESTART","text":"Restarted production","by":{"handle":"ada"}}],
      "notes":["Counted from the timeline."],"truncated":true}
      """;

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  @Test
  void toilIsComparedBeforeAndAfter() {
    server.on("GET " + TEAM + "/toil", TOIL);
    var result = cli().run("toil", "--since", "2d", "--split", "2026-11-21T12:00Z").expect(0);
    assertThat(result.out())
        .contains("before: 2026-11-20 12:00 to 2026-11-21 12:00; after: until 12:00:00")
        .contains("Restarts  4        12       0      ->  1        3        5")
        .contains("together  4        12       0      ->  1        3        5")
        .contains("Hand work a day: 12 min -> 3 min")
        .contains("ada  Restarted production")
        .doesNotContain("Configuration");
    assertThat(result.err()).contains("shorter time with --since").contains("Counted from");
    assertThat(server.asked().getFirst().path())
        .endsWith("/toil?from=2026-11-20T12%3A00%3A00Z&split=2026-11-21T12%3A00%3A00Z");
    assertThat(cli().run("toil", "--json").expect(0).json().path("before").path("byHand").asInt())
        .isEqualTo(4);
    cli().run("toil", "--since", "0d").refused(2, "longer than nothing");
    cli().run("toil", "--split", "lately").refused(2, "no time");
  }

  private static String blip(String state, String results) {
    return """
    {"id":"b1","kind":"UPSTREAM_ERRORS","startedAt":"2026-11-22T11:59:00Z","until":"2026-11-22T12:00:00Z","by":{"handle":"ada"},"state":"%s","results":%s}
    """
        .formatted(state, results);
  }

  private static final String RESULTS =
      """
      [{"alarm":{"id":"a","name":"commands failing"},"wouldHavePaged":true,"after":34,"reason":"3 of 3 above 0.1.","observedOn":"same definition on staging"},
      {"alarm":{"id":"b","name":"late answers"},"wouldHavePaged":false,"after":null,"reason":"No data.","observedOn":"own"}]
      """;

  @Test
  void blipsAndWhatAlarmsMadeOfThemAreListed() {
    server.on("GET " + TEAM + "/test-blips", "{\"items\":[" + blip("DONE", RESULTS) + "]}");
    assertThat(cli().run("blip").expect(0).out())
        .contains("failing upstreams  60 s  ada  1 of 2 alarms")
        .contains("commands failing  after 34 s         3 of 3 above 0.1.  staging")
        .contains("late answers      no                 No data.           its own data");
    server.anew("GET " + TEAM + "/test-blips").on("GET " + TEAM + "/test-blips", "{\"items\":[]}");
    assertThat(cli().run("blip").expect(0).err()).contains("firedrill blip start errors");
  }

  @Test
  void aBlipIsStartedAndWaitedFor() {
    server.on("POST " + TEAM + "/test-blips", 202, "application/json", blip("RUNNING", "[]"));
    server.on("GET " + TEAM + "/test-blips", "{\"items\":[" + blip("RUNNING", "[]") + "]}");
    server.on("GET " + TEAM + "/test-blips", "{\"items\":[" + blip("DONE", RESULTS) + "]}");
    var result = cli().run("blip", "start", "errors", "--for", "1m", "--wait").expect(0);
    assertThat(server.only("POST", TEAM + "/test-blips").body())
        .isEqualTo("{\"environment\":\"STAGING\",\"kind\":\"UPSTREAM_ERRORS\",\"seconds\":60}");
    assertThat(result.out()).contains("commands failing  after 34 s");
    assertThat(result.err()).isEqualTo("The blip with failing upstreams: 1 of 2 alarms.\n");
    assertThat(cli().run("blip", "start", "slow").expect(0).out())
        .isEqualTo(
            "Staging is disturbed until 12:00:00; what your alarms make of it: firedrill blip\n");
    cli().run("blip", "start", "fire").refused(2, "ERRORS, SLOW");
  }

  @Test
  void aBlipWhoseResultsNeverComeEndsTheWaiting() {
    server.on("POST " + TEAM + "/test-blips", 202, "application/json", blip("RUNNING", "[]"));
    server.on("GET " + TEAM + "/test-blips", "{\"items\":[" + blip("RUNNING", "[]") + "]}");
    cli().run("blip", "start", "errors", "--wait").refused(1, "nothing said");
  }
}
