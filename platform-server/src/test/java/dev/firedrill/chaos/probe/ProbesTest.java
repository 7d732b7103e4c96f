package dev.firedrill.chaos.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.database.BotDatabases;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.probe.baseline.Baselines;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.expect.KnownFields;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.workspace.disturbance.GatewayCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probes of each type put into {@code result}. */
class ProbesTest {
  private static final TeamEnvironment BOT = TeamEnvironment.production(new TeamId(new UUID(0, 1)));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Instant since = clock.instant();

  private ProbeSample sample(Probe probe, String spec) {
    ProbeSpec read = spec(spec);
    ProbeSample sample =
        new ProbeSampler(Map.of(read.type(), probe), clock)
            .sample("it", read, BOT, since, Set.of());
    // The linter refuses every other field.
    assertThat(sample.result().keySet()).isSubsetOf(KnownFields.ofProbe(read.type()).keySet());
    return sample;
  }

  private static ProbeSpec spec(String json) {
    Map<String, Object> all = new TreeMap<>(Map.of("every", "PT5S", "timeout", "PT5S"));
    ScenarioJson.parse(json)
        .properties()
        .forEach(field -> all.put(field.getKey(), field.getValue()));
    return ScenarioJson.read(ScenarioJson.tree(all), ProbeSpec.class);
  }

  private static Baselines baseline(Map<String, Object> values) {
    return new Baselines() {
      @Override
      public void keep(RunId run, TeamId team, Map<String, Object> baseline) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Map<String, Object> current(TeamId team) {
        return team.equals(BOT.team()) ? values : Map.of();
      }
    };
  }

  @Test
  void aBotIsComparedWithHowItStood() {
    Probe probe =
        new BotProbe(
            _ ->
                Map.of(
                    "podUid", "d4-2", "replicas", 1, "env", Map.of("TTL", "0"), "flags", Map.of()),
            baseline(Map.of("podUid", "d4-1", "replicas", 1)));

    String other = "{\"type\":\"bot\",\"expect\":\"result.podUid != result.baselinePodUid\"}";
    assertThat(sample(probe, other).held()).isTrue();
    String env =
        "{\"type\":\"k8s\",\"query\":\"deployment/bot\",\"expect\":\"result.env['TTL'] == '0' && result.replicas >= result.baselineReplicas\"}";
    assertThat(sample(probe, env).held()).isTrue();
    String absent = "{\"type\":\"bot\",\"expect\":\"result.restarts >= result.baselineRestarts\"}";
    assertThat(sample(probe, absent).held()).isFalse();
  }

  @Test
  void numbersAreTheLargestOfTheSeriesOrNone() {
    String expect = "{\"type\":\"promql\",\"query\":\"up\",\"expect\":\"result.value > 1\"}";
    assertThat(sample(new NumberProbe((_, _, _) -> List.of(0.5, 1.5)), expect).result())
        .isEqualTo(Map.of("value", 1.5, "series", 2));
    ProbeSample none = sample(new NumberProbe((_, _, _) -> List.of()), expect);
    assertThat(none.held()).isFalse();
    assertThat(none.result()).isEqualTo(Map.of("series", 0));
  }

  @Test
  void whatCannotBeSampledSaysWhyAndHoldsNothing() {
    Probe broken =
        new NumberProbe((_, _, _) -> {
          throw Failure.invalid("unexpected ) at character 3");
        });
    ProbeSample sample =
        sample(broken, "{\"type\":\"promql\",\"query\":\"x)\",\"expect\":\"!(result.value > 1)\"}");
    assertThat(sample.held()).isFalse();
    assertThat(sample.said()).contains("unexpected ) at character 3");

    ProbeSampler few = new ProbeSampler(Map.of(), clock);
    assertThat(
            few.sample(
                    "it", spec("{\"type\":\"bot\",\"expect\":\"result.x\"}"), BOT, since, Set.of())
                .held())
        .isFalse();
  }

  private static final String GLOSSARY =
      "{\"type\":\"sql\",\"query\":\"select count(*) as n from glossary\",\"expect\":\"result.exists && result.value >= 2\"}";

  private static BotDatabases database(BotDatabases.Answer answer) {
    return new BotDatabases() {
      @Override
      public Optional<String> lacking() {
        return Optional.of(SQLITE);
      }

      @Override
      public Answer ask(TeamEnvironment bot, String file, String select, Duration timeout) {
        assertThat(file).isEqualTo("bot.sqlite3");
        return answer;
      }
    };
  }

  @Test
  void aDatabaseShowsTheFirstRowAndItsFirstColumn() {
    Map<String, Object> row = Map.of("n", 2L);
    Probe two = new SqlProbe(database(new BotDatabases.Answer.Rows(1, row, 2L)), _ -> Map.of());
    assertThat(sample(two, GLOSSARY).held()).isTrue();
    assertThat(sample(two, GLOSSARY).result())
        .isEqualTo(Map.of("exists", true, "rows", 1, "row", row, "value", 2L));

    Probe none = new SqlProbe(database(new BotDatabases.Answer.NoFile()), _ -> Map.of());
    assertThat(sample(none, GLOSSARY).result()).isEqualTo(Map.of("exists", false));
    Probe broken =
        new SqlProbe(
            database(new BotDatabases.Answer.Refused("no such table: glossary")), _ -> Map.of());
    assertThat(sample(broken, GLOSSARY).held()).isFalse();
    assertThat(sample(broken, GLOSSARY).result())
        .containsEntry("error", "no such table: glossary")
        .doesNotContainKey("problem");
  }

  @Test
  void aDatabaseElsewhereIsThePlatformsProblemAndOneOfNoBotTellsNothing() {
    BotDatabases gone = database(new BotDatabases.Answer.NotRunning());
    assertThat(sample(new SqlProbe(gone, _ -> Map.of("connected", false)), GLOSSARY).result())
        .isEmpty();
    assertThat(sample(new SqlProbe(gone, _ -> Map.of("connected", true)), GLOSSARY).result())
        .containsOnlyKeys("problem");
  }

  @Test
  void aServerWithoutTheProgramSaysWhichCapabilityItLacks() {
    Probe probe = new SqlProbe(database(new BotDatabases.Answer.NoFile()), _ -> Map.of());
    ProbeSampler sampler = new ProbeSampler(Map.of(ProbeSpec.Type.SQL, probe), clock);

    assertThat(sampler.lacking(spec(GLOSSARY)))
        .contains("needs the capability sqlite3, which this server lacks");
    assertThat(sampler.lacking(spec(GLOSSARY.replace("select", "delete"))).orElse(""))
        .contains("a query that says delete");
  }

  @Test
  void linesAreCountedSinceThenOrWithin() {
    clock.step(Duration.ofMinutes(4));
    Logs logs =
        new Logs() {
          @Override
          public long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to) {
            assertThat(filter.text()).isEqualTo("boom");
            return Duration.between(from, to).toSeconds();
          }

          @Override
          public LogResult search(LogQuery query) {
            throw new UnsupportedOperationException();
          }
        };
    String all = "{\"type\":\"log\",\"query\":\"boom\",\"expect\":\"result.lines == 240\"}";
    assertThat(sample(new LogProbe(logs), all).held()).isTrue();
    String last =
        "{\"type\":\"log\",\"query\":\"boom\",\"within\":\"PT30S\",\"expect\":\"result.lines == 30 && result.rate == 60.0\"}";
    assertThat(sample(new LogProbe(logs), last).held()).isTrue();
  }

  @Test
  void theGatewayTellsRatiosOnlyOfCalls() {
    GatewayCounts counts = new GatewayCounts(clock);
    String spec =
        "{\"type\":\"chat-gateway\",\"methods\":[\"chat.postMessage\"],\"expect\":\"result.errorRatio == 0.5\"}";
    assertThat(sample(new GatewayProbe(counts), spec).result())
        .doesNotContainKeys("errorRatio", "p95Ms")
        .containsEntry("calls", 0L);
    counts.answered(BOT, "chat.postMessage", Duration.ofMillis(5), true);
    counts.answered(BOT, "chat.postMessage", Duration.ofMillis(5), false);
    counts.answered(BOT, "auth.test", Duration.ofMillis(5), true);
    assertThat(sample(new GatewayProbe(counts), spec).held()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"sql\",\"query\":\"drop table t\"} | says drop, but a probe only reads",
        "{\"type\":\"sql\",\"url\":\"sqlite:a/b\",\"query\":\"select 1\"} | not sqlite:FILE",
        "{\"type\":\"k8s\",\"query\":\"node/one\"} | not deployment/bot or pods/bot",
        "{\"type\":\"http\",\"url\":\"http://example.org\"} | not upstream:weather or the like",
        "{\"type\":\"slack-message\",\"text\":\"(\"} | has no pattern for text",
        "{\"type\":\"log\",\"query\":\" \"} | has no query"
      })
  void problemsAreToldBeforeARun(String json, String why) {
    ProbeSpec spec = spec(json.replace("}", ",\"expect\":\"result.ok\"}"));
    assertThat(ProbeSampler.problem(spec)).hasValueSatisfying(it -> assertThat(it).contains(why));
  }

  @Test
  void everyTypeCanBeSampled() {
    for (ProbeSpec.Type type : ProbeSpec.Type.values()) {
      String more =
          switch (type) {
            case HTTP -> ",\"url\":\"upstream:metrics-sink\"";
            case K8S -> ",\"query\":\"pods/bot\"";
            case PROMQL, LOG -> ",\"query\":\"up\"";
            case SQL -> ",\"query\":\"select 1\"";
            case SLACK_MESSAGE -> ",\"text\":\"hel+o\"";
            case BOT, CHAT_GATEWAY, SLACK_ROUND_TRIP -> "";
          };
      String word = ScenarioJson.tree(type).asText();
      ProbeSpec spec = spec("{\"type\":\"" + word + "\",\"expect\":\"result.ok\"" + more + "}");
      assertThat(ProbeSampler.problem(spec)).as(word).isEmpty();
    }
  }
}
