package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Sparkline;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObserveCommandsTest {
  private static final String TEAM = "/teams/otter";
  private static final String QUERY = "GET " + TEAM + "/metrics/query";
  private static final String LOGS = "GET " + TEAM + "/logs";

  @TempDir private Path home;
  @AutoClose private final FakeServer server = new FakeServer();

  private CliHarness cli() {
    return new CliHarness(home).inCi(server);
  }

  @Test
  void metricsAreListedWithWhatTheyMean() {
    server.on(
        "GET " + TEAM + "/metrics",
        """
        {"environment":"STAGING","up":false,"lastScrapeAt":"2026-11-22T11:59:00Z","problem":"It refused the connection.",
        "series":3,"families":[{"name":"bot_commands_total","type":"COUNTER","help":"Commands","series":[{},{}],"truncated":true}]}
        """);
    var result = cli().run("metrics", "-e", "staging").expect(0);
    assertThat(result.out()).contains("bot_commands_total  counter  2+      Commands");
    assertThat(result.err())
        .contains("staging: down, last asked 60 s ago", "3 series. It refused the connection.");
    assertThat(server.asked().getFirst().path()).endsWith("/metrics?environment=STAGING");
  }

  @Test
  void anExpressionIsATableWithALineOfBarsPerSeries() {
    server.on(
        QUERY,
        """
        {"query":"x","stepSeconds":15.0,"truncated":true,"notes":["up is 0 for a while"],"series":[
        {"name":"x","labels":{"command":"help"},"points":[[1,0],[2,null],[3,4],[4,2.5]]},
        {"name":"","labels":{},"points":[[1,7]]}]}
        """);
    var result = cli().run("metrics", "x").expect(0);
    assertThat(result.out())
        .contains("x{command=\"help\"}  2.5   0       4        ▁·█▆\n")
        .contains("x                  7     7       7        ▄\n");
    assertThat(result.err())
        .contains("The last 15 min, a point every 15 s.")
        .contains("The server left series out")
        .contains("up is 0 for a while");
    assertThat(server.asked().getFirst().path())
        .endsWith("/metrics/query?environment=PRODUCTION&query=x&step=PT15S");
  }

  @Test
  void theTimeOfAnExpressionIsOnesOwn() {
    server.on(QUERY, "{\"query\":\"up\",\"stepSeconds\":60,\"series\":[],\"notes\":[]}");
    var result = cli().run("metrics", "up", "--since", "2h", "--step", "1m").expect(0);
    assertThat(result.err()).contains("No series in the last 2 h");
    assertThat(server.asked().getFirst().path())
        .endsWith("&query=up&from=2026-11-22T10%3A00%3A00Z&step=PT1M");
  }

  @Test
  void aBadExpressionIsToldInTheServersWords() {
    server.refuse(QUERY, 422, "invalid-input", "The query has an unexpected ')' at character 3.");
    cli().run("metrics", "up)").refused(1, "unexpected ')' at character 3");
  }

  @Test
  void watchingDrawsAnewAndOutlivesAServerThatIsAway() {
    String route = "GET " + TEAM + "/metrics";
    server.on(route, "{\"environment\":\"PRODUCTION\",\"up\":true,\"families\":[]}");
    server.refuse(route, 503, "unavailable", "It is restarting.");
    server.refuse(route, 503, "unavailable", "It is restarting.");
    server.on(route, "{\"environment\":\"PRODUCTION\",\"up\":true,\"families\":[]}");
    server.refuse(route, 401, "token-refused", "This token does not work.");
    var result = cli().run("metrics", "--watch").expect(3);
    assertThat(result.out().lines().filter(line -> line.contains("every 3 s"))).hasSize(2);
    assertThat(result.out()).doesNotContain("\u001b");
    assertThat(result.err().lines().filter(line -> line.contains("Trying again"))).hasSize(1);
  }

  @Test
  void watchingEmptiesTheScreenOfAPersonAndGivesProgramsALineEachTime() {
    String route = "GET " + TEAM + "/metrics";
    server.on(route, "{\"up\":true}").on(route, "{\"up\":false}");
    server.refuse(route, 401, "token-refused", "This token does not work.");
    assertThat(cli().run("metrics", "-w", "--json").expect(3).jsonLines())
        .extracting(line -> line.path("up").asBoolean())
        .containsExactly(true, false);
    server.anew(route).on(route, "{\"up\":true}");
    server.refuse(route, 401, "token-refused", "This token does not work.");
    assertThat(cli().answering("").run("metrics", "-w").expect(3).out())
        .startsWith("\u001b[H\u001b[2J");
  }

  @Test
  void theLogIsSearchedByTheServer() {
    server.on(
        LOGS,
        """
        {"items":[{"id":8,"at":"2026-11-22T11:59:58Z","level":"ERROR","text":"boom\\u001b[2J",
        "fields":{"event_id":"Ev1","plugin":"weather","ms":3004}},
        {"id":9,"at":"2026-11-22T11:59:59Z","level":null,"text":"plain"}],"dropped":5,"hasMore":true,"words":"errors"}
        """);
    var result =
        cli()
            .run("logs", "--level", "error", "--grep", "a b", "--field", "k=v=w", "--since", "1h")
            .expect(0);
    assertThat(result.out())
        .isEqualTo("11:59:58 ERROR boom plugin=weather ms=3004\n11:59:59       plain\n");
    assertThat(result.err()).contains("5 lines were not kept").contains("There are older ones");
    assertThat(server.asked().getFirst().path())
        .isEqualTo(
            TEAM
                + "/logs?environment=PRODUCTION&level=ERROR&q=a%20b&field=k%3Av%3Dw"
                + "&from=2026-11-22T11%3A00%3A00Z&limit=200");
  }

  @Test
  void aSearchIsFollowedFromItsLastLine() {
    server.on(LOGS, "{\"items\":[],\"words\":\"errors that contain “x”\"}");
    server.on(LOGS, "{\"items\":[{\"id\":4,\"text\":\"x\"}]}");
    server.on(LOGS, "{\"items\":[{\"id\":6,\"text\":\"xx\"}]}");
    server.refuse(LOGS, 401, "token-refused", "This token does not work.");
    var result = cli().run("logs", "-f", "--grep", "x", "--json").expect(3);
    assertThat(result.jsonLines())
        .extracting(line -> line.path("id").asInt())
        .containsExactly(4, 6);
    assertThat(server.asked())
        .extracting(asked -> asked.path().replaceFirst(".*&q=x", ""))
        .containsExactly("&limit=200", "&limit=1000", "&after=4&limit=1000", "&after=6&limit=1000");
    server.anew(LOGS).on(LOGS, "{\"items\":[],\"words\":\"errors that contain “x”\"}");
    assertThat(cli().run("logs", "--grep", "x").expect(0).err())
        .isEqualTo("None: errors that contain “x”.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "1234.56, 1235",
    "9999, 9999",
    "12345, 12.35 k",
    "1500000, 1.5 M",
    "2000000000, 2 G",
    "0.00001234, 0.00001234",
    "0.00000123, 0.00000123",
    "NaN, -",
    "Infinity, +Inf"
  })
  void figuresAreShort(double value, String shown) {
    assertThat(Figure.of(value)).isEqualTo(shown);
  }

  @Test
  void aLineOfBarsIsNoWiderThanAskedForAndKeepsPeaks() {
    double[] values = new double[100];
    values[57] = 3;
    assertThat(Sparkline.of(values, 10)).isEqualTo("▁▁▁▁▁█▁▁▁▁");
    assertThat(Sparkline.of(new double[] {Double.NaN}, 10)).isEqualTo("·");
    assertThat(Sparkline.of(new double[] {0, 0}, 10)).isEqualTo("▁▁");
    assertThat(Sparkline.of(new double[0], 10)).isEmpty();
  }
}
