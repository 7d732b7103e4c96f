package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnCallCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String ALARMS = "GET " + TEAM + "/alarms";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  private static String alarm(String id, String name, String more) {
    return """
    {"id":"%s","version":3,"team":"otter","name":"%s","description":"","environment":"PRODUCTION",
    "source":{"type":"USERS","measure":"ERROR_RATIO","command":"weather"},"comparison":"GT","threshold":0.05,
    "periodSeconds":60,"evaluationPeriods":3,"datapointsToAlarm":2,"missingData":"NOT_BREACHING","severity":"PAGE",
    "runbookId":null,"enabled":true,"state":"ALARM","stateSince":"2026-11-22T11:50:00Z","stateReason":"2 of 3 breach",
    "lastValue":0.25,"lastEvaluatedAt":"2026-11-22T11:59:50Z","silencedUntil":null,"tested":false,
    "updatedBy":{"handle":"ada"},"updatedAt":"2026-11-22T11:00:00Z"%s}
    """
        .formatted(id, name, more)
        .replace("\n", "");
  }

  private void hasAlarms() {
    server.on(
        ALARMS,
        "{\"items\":["
            + alarm("a1", "weather fails", "")
            + ","
            + alarm("a2", "weather late", ",\"silencedUntil\":\"2026-11-22T13:00:00Z\"")
            + "]}");
  }

  private static String page(int number, String more) {
    return """
    {"id":"p%d","number":%d,"alarm":{"id":"a1","name":"weather fails"},"environment":"PRODUCTION","severity":"PAGE",
    "title":"weather fails","test":false,"state":"OPEN","openedAt":"2026-11-22T11:58:00Z","acknowledgedAt":null,
    "acknowledgedBy":null,"notified":[{"handle":"ada"}],"deliveries":[],"count":2%s}
    """
        .formatted(number, number, more)
        .replace("\n", "");
  }

  @Test
  void alarmsAreListedAsTheyStand() {
    hasAlarms();
    var result = cli().run("alarm", "list", "-e", "production").expect(0);
    assertThat(result.out().lines().toList().get(1))
        .matches("weather fails +production +alarm +10 min ago.* +page +0.25 +2 of 3 breach");
    assertThat(result.out()).contains("alarm, silenced until 13:00:00");
    assertThat(server.asked().getFirst().path()).endsWith("/alarms?environment=PRODUCTION");
    assertThat(cli().run("alarm", "list", "--names").expect(0).out())
        .isEqualTo("weather fails\nweather late\n");
    assertThat(cli().run("alarm", "list", "--json").expect(0).json().path("items")).hasSize(2);
  }

  @Test
  void anAlarmIsNamedAsPeopleDo() {
    hasAlarms();
    assertThat(cli().run("alarm", "show", "WEATHER F").expect(0).out())
        .contains("weather fails in production")
        .contains("watches    error ratio of weather as users saw it")
        .contains("fires      when 2 of 3 periods of 60 s are > 0.05");
    assertThat(cli().run("alarm", "show", "a2", "--json").json().path("name").asText())
        .isEqualTo("weather late");
    cli().run("alarm", "show", "weather").refused(2, "'weather fails' (a1), 'weather late' (a2)");
    cli().run("alarm", "show", "disk").refused(4, "no alarm 'disk': firedrill alarm list");
  }

  @Test
  void anAlarmsHistoryIsShown() {
    hasAlarms();
    server.on(
        ALARMS + "/a1/history",
        """
        {"items":[{"at":"2026-11-22T11:50:00Z","from":"OK","to":"ALARM","reason":"2 of 3 breach","value":0.25,"by":null,"kind":"STATE"},
        {"at":"2026-11-22T11:40:00Z","from":null,"to":null,"reason":"It was made.","value":null,"by":{"handle":"ada"},"kind":"DEFINITION"}],
        "hasMore":true}
        """);
    var result = cli().run("alarm", "history", "weather fails").expect(0);
    assertThat(result.out()).contains("ok -> alarm  0.25").contains("definition   -      ada");
    assertThat(result.err()).contains("Older entries");
  }

  @Test
  void anAlarmIsMadeOfAFileOrOfAnotherAlarm() throws IOException {
    server.on(
        "POST " + TEAM + "/alarms",
        201,
        "application/json",
        alarm("a3", "new", ",\"warnings\":[\"There is no metric x yet.\"]"));
    Files.writeString(
        home.resolve("a.json"), "{\"name\":\"new\",\"source\":{\"type\":\"METRIC\"}}");
    var result = cli().run("alarm", "create", "a.json").expect(0);
    assertThat(result.out()).contains("'new' watches production");
    assertThat(result.err()).contains("no metric x yet");
    assertThat(server.only("POST", TEAM + "/alarms").body())
        .isEqualTo("{\"name\":\"new\",\"source\":{\"type\":\"METRIC\"}}");
    cli().typing(alarm("a1", "copy", "")).run("alarm", "create", "-").expect(0);
    assertThat(server.asked().getLast().body()).contains("\"copy\"").doesNotContain("state");
  }

  @Test
  void aFileThatIsNoAlarmIsRefusedBeforeAnythingIsSent() throws IOException {
    Files.writeString(home.resolve("slip.json"), "{\"name\":\"new\",\"treshold\":1}");
    Files.writeString(home.resolve("list.json"), "[]");
    Files.writeString(home.resolve("bad.json"), "{");
    cli().run("alarm", "create", "slip.json").refused(2, "no member 'treshold'; it has name,");
    cli().run("alarm", "preview", "list.json").refused(2, "no JSON object");
    cli().run("alarm", "create", "bad.json").refused(1, "bad.json is not valid JSON at line 1.");
    cli().run("alarm", "create", "none.json").refused(2, "no text file none.json");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void enablingKeepsTheDefinitionAndNamesTheVersion() {
    hasAlarms();
    server.on("PUT " + TEAM + "/alarms/a1", alarm("a1", "weather fails", ""));
    assertThat(cli().run("alarm", "disable", "weather fails").expect(0).out())
        .isEqualTo("The alarm 'weather fails' is disabled.\n");
    var put = server.only("PUT", TEAM + "/alarms/a1");
    assertThat(put.header("If-match")).isEqualTo("\"3\"");
    assertThat(put.body())
        .contains("\"enabled\":false", "\"threshold\":0.05", "\"measure\":\"ERROR_RATIO\"")
        .doesNotContain("stateReason", "\"id\"");
  }

  @Test
  void anAlarmIsDeletedForAReason() {
    hasAlarms();
    server.on("DELETE " + TEAM + "/alarms/a1", 204, "application/json", "");
    cli().run("alarm", "delete", "a1").refused(2, "--reason");
    assertThat(cli().run("alarm", "delete", "a1", "-m", "no use").expect(0).out())
        .contains("is deleted");
    server.only("DELETE", TEAM + "/alarms/a1?reason=no%20use");
  }

  @Test
  void aTestSaysWhomItReached() {
    hasAlarms();
    server.on(
        "POST " + TEAM + "/alarms/a1/test-fire",
        "{\"page\":"
            + page(7, ",\"test\":true")
            + ",\"deliveries\":[{\"channel\":\"MAIL\",\"to\":\"a@b.c\",\"state\":\"FAILED\",\"error\":\"no such host\"}]}");
    assertThat(cli().run("alarm", "test-fire", "a1", "-m", "does it ring").expect(0).out())
        .contains("Page 7 (a test)", "firedrill ack 7")
        .contains("mail  a@b.c  failed  no such host");
    assertThat(server.asked().getLast().body()).isEqualTo("{\"reason\":\"does it ring\"}");
  }

  @Test
  void aPreviewTellsTheLastHour() throws IOException {
    Files.writeString(home.resolve("a.json"), "{\"name\":\"new\"}");
    server.on(
        "POST " + TEAM + "/alarms/preview",
        """
        {"points":[[1,0],[2,null],[3,1]],"states":[{"at":"2026-11-22T11:10:00Z","state":"OK","reason":"fine"},
        {"at":"2026-11-22T11:30:00Z","state":"ALARM","reason":"3 breach"}]}
        """);
    var result = cli().run("alarm", "preview", "a.json").expect(0);
    assertThat(result.out()).startsWith("▁·█  from 0 to 1\n").contains("alarm  3 breach");
    assertThat(result.err()).contains("fired 1 time.");
    assertThat(server.asked().getLast().body()).isEqualTo("{\"definition\":{\"name\":\"new\"}}");
  }

  @Test
  void theOnePageThatIsOpenNeedsNoNumber() {
    String taken =
        ",\"state\":\"ACKNOWLEDGED\",\"acknowledgedAt\":\"2026-11-22T12:00:00Z\",\"acknowledgedBy\":{\"handle\":\"ada\"}";
    server.on("GET " + TEAM + "/pages", "{\"items\":[" + page(7, "") + "]}");
    server.on("POST /pages/p7/ack", page(7, taken));
    assertThat(cli().run("ack").expect(0).out())
        .isEqualTo("Page 7, weather fails (2 times): acknowledged by ada now (12:00:00).\n");
    assertThat(server.asked().getFirst().path()).endsWith("/pages?state=OPEN");
    assertThat(cli().run("ack", "7").expect(0).out()).contains("Page 7");
    cli().run("ack", "8").refused(4, "no page 8");
    assertThat(cli().run("pages").expect(0).out())
        .contains("7     page      open   2 min ago", "ada");
    server
        .anew("GET " + TEAM + "/pages")
        .on(
            "GET " + TEAM + "/pages",
            "{\"items\":[" + page(7, taken).replace("ACKNOWLEDGED", "CLOSED") + "]}");
    assertThat(cli().run("pages", "--all").expect(0).out()).contains("closed, taken by ada");
  }

  @Test
  void severalOpenPagesAreNotGuessedAmong() {
    server.on("GET " + TEAM + "/pages", "{\"items\":[" + page(8, "") + "," + page(7, "") + "]}");
    cli().run("ack").refused(2, "2 pages are open: say which (8, 7), or --mine.");
    server.on("POST " + TEAM + "/pages/ack-mine", "{\"items\":[" + page(8, "") + "]}");
    assertThat(cli().run("ack", "--mine").expect(0).out()).contains("Page 8");
    cli().run("ack", "7", "--mine").refused(2, "not both");
    server.anew("GET " + TEAM + "/pages").on("GET " + TEAM + "/pages", "{\"items\":[]}");
    cli().run("ack").refused(5, "No page is open");
  }

  @Test
  void alarmsAreSilencedForATime() {
    hasAlarms();
    server.on(
        "POST " + TEAM + "/silences",
        201,
        "application/json",
        "{\"id\":\"s1\",\"until\":\"2026-11-22T12:30:00Z\"}");
    assertThat(
            cli()
                .run("silence", "weather f", "a2", "--for", "30m", "-m", "being mended")
                .expect(0)
                .out())
        .isEqualTo(
            "'weather fails', 'weather late' call nobody until 12:30:00, 30 min from now.\n");
    assertThat(server.only("POST", TEAM + "/silences").body())
        .isEqualTo(
            "{\"alarms\":[\"a1\",\"a2\"],\"environment\":null,\"until\":\"2026-11-22T12:30:00Z\",\"reason\":\"being mended\"}");
    cli().run("silence", "--all", "-e", "staging", "--for", "2h", "-m", "load test").expect(0);
    assertThat(server.asked().getLast().body()).contains("\"alarms\":[]", "STAGING");
    cli().run("silence", "--for", "1h").refused(2, "--all");
    cli().run("silence", "weather f").refused(2, "--for");
  }

  @Test
  void aSilenceIsEndedByItsAlarm() {
    hasAlarms();
    server.on(
        "GET " + TEAM + "/silences",
        "{\"items\":[{\"id\":\"s1\",\"alarms\":[\"a2\"],\"environment\":null,\"until\":\"2026-11-22T13:00:00Z\",\"reason\":\"mended\",\"by\":{\"handle\":\"ada\"}}]}");
    server.on("DELETE " + TEAM + "/silences/s1", 204, "application/json", "");
    assertThat(cli().run("silence", "list").expect(0).out())
        .contains("s1  weather late  both  in 60 min (13:00:00)  ada  mended");
    cli().run("silence", "end", "weather fails").refused(4, "No silence is about 'weather fails'");
    assertThat(cli().run("silence", "end", "weather late").expect(0).out()).contains("over");
    assertThat(cli().run("silence", "end", "s1", "--json").expect(0).json().path("ended").asText())
        .isEqualTo("s1");
  }

  @Test
  void whoIsOnCallIsSaidAndHandedOver() {
    String onCall =
        """
        {"version":2,"rota":{"members":["ada","bob"],"shiftHours":24,"timeZone":"Europe/Berlin"},
        "escalation":{"ackWithinSeconds":300,"then":"NEXT"},"now":{"handle":"ada"},"until":"2026-11-22T18:00:00Z",
        "next":{"handle":"bob"},"shifts":[{"person":{"handle":"ada"},"from":"2026-11-22T08:00:00Z","until":"2026-11-22T18:00:00Z","override":true}],
        "holes":[{"from":"2026-11-23T08:00:00Z","until":"2026-11-23T18:00:00Z"}]}
        """;
    server.on("GET " + TEAM + "/on-call", onCall);
    server.on("POST " + TEAM + "/on-call/hand-over", onCall);
    assertThat(cli().run("oncall").expect(0).out())
        .contains("on call    ada, until 18:00:00, 6 h from now")
        .contains("after 5 min a page goes to the next one")
        .contains("ada (handed over)")
        .contains("nobody from");
    assertThat(cli().run("oncall", "show", "--json").expect(0).json().path("version").asInt())
        .isEqualTo(2);
    assertThat(
            cli()
                .run("oncall", "hand-over", "@bob", "--for", "2h", "--note", "exam")
                .expect(0)
                .out())
        .isEqualTo("bob is on call until 14:00:00, 2 h from now.\n");
    assertThat(server.only("POST", TEAM + "/on-call/hand-over").body())
        .isEqualTo("{\"to\":\"bob\",\"until\":\"2026-11-22T14:00:00Z\",\"note\":\"exam\"}");
    cli().run("oncall", "hand-over", "@bob").refused(2, "--for 2h or --until");
  }

  private static final String ROTA =
      """
      {"version":2,"rota":{"members":["ada","bob"],"startsAt":"2026-11-20T08:00:00Z","shiftHours":24,"timeZone":"Europe/Berlin"},
      "escalation":{"ackWithinSeconds":300,"then":"NEXT"},"now":{"handle":"ada"},"until":null,"next":null,"shifts":[],"holes":[],
      "overrides":[{"id":"o1","person":{"handle":"ada"},"from":"2026-11-22T11:00:00Z","until":"2026-11-22T14:00:00Z","note":"exam"},
      {"id":"o2","person":{"handle":"bob"},"from":"2026-11-22T11:00:00Z","until":"2026-11-22T14:00:00Z","note":""}]}
      """;

  @Test
  void whatIsNotSaidOfARotaStays() {
    server.on("GET " + TEAM + "/on-call", ROTA);
    server.on("PUT " + TEAM + "/on-call", ROTA);
    assertThat(
            cli()
                .run("oncall", "set", "--members", "@bob,ada", "--shift", "12h", "--then", "team")
                .expect(0)
                .out())
        .contains("on call    ada");
    var put = server.only("PUT", TEAM + "/on-call");
    assertThat(put.header("If-match")).isEqualTo("\"2\"");
    assertThat(put.body())
        .isEqualTo(
            "{\"rota\":{\"members\":[\"bob\",\"ada\"],\"startsAt\":\"2026-11-20T08:00:00Z\",\"shiftHours\":12,\"timeZone\":\"Europe/Berlin\"},"
                + "\"escalation\":{\"ackWithinSeconds\":300,\"then\":\"TEAM\"}}");
    cli()
        .run(
            "oncall",
            "set",
            "--members",
            "none",
            "--ack-within",
            "2m",
            "--starts",
            "2026-11-23T08:00Z",
            "--zone",
            "UTC")
        .expect(0);
    assertThat(server.asked().getLast().body())
        .contains("\"members\":[]", "\"ackWithinSeconds\":120", "\"timeZone\":\"UTC\"")
        .contains("\"startsAt\":\"2026-11-23T08:00:00Z\"");
    cli().run("oncall", "set").refused(2, "--members, --shift");
    cli().run("oncall", "set", "--shift", "90m").refused(2, "whole hours");
    cli().run("oncall", "set", "--then", "boss").refused(2, "boss");
  }

  @Test
  void aHandOverIsEndedEarly() {
    server.on("GET " + TEAM + "/on-call", ROTA);
    server.on("DELETE " + TEAM + "/on-call/overrides/o2", 204, "application/json", "");
    cli().run("oncall", "end").refused(2, "There are 2 such hand-overs");
    cli().run("oncall", "end", "@eve").refused(4, "No hand-over to '@eve'");
    assertThat(cli().run("oncall", "end", "@bob").expect(0).out())
        .isEqualTo("The hand-over to bob is over; on call is ada.\n");
  }
}
