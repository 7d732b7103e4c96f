package dev.firedrill.chaos.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliPoint;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeSamplerTest {
  private static final TeamEnvironment BOT = TeamEnvironment.production(new TeamId(new UUID(0, 1)));

  private final SteppedClock clock = SteppedClock.atNoon();
  private final Map<String, CommandTally> seen = new HashMap<>();
  private UpstreamAccess.Seen answer = new UpstreamAccess.Seen(true, 200, Duration.ofMillis(40));

  private final ProbeSampler sampler =
      new ProbeSampler(
          new Slis() {
            @Override
            public List<SliPoint> points(
                TeamEnvironment bot, Instant from, Instant to, Duration step) {
              return List.of();
            }

            @Override
            public SliSummary summary(TeamEnvironment bot, Instant from, Instant to) {
              return new SliSummary(0, 0, null, null, null, null, SliSummary.State.NO_DATA, null);
            }

            @Override
            public Map<String, CommandTally> tallies(
                TeamEnvironment bot, Instant from, Instant to) {
              return seen;
            }
          },
          new UpstreamAccess() {
            @Override
            public URI urlFor(TeamEnvironment bot) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Seen probe(TeamEnvironment bot, UpstreamService service, Duration timeout) {
              return answer;
            }
          },
          clock);

  @Test
  void noRequestsHoldNothing() {
    assertThat(users(null, "result.ratio >= 0.0").held()).isFalse();
    assertThat(users(null, "result.otherRatio >= 0.0").held()).isFalse();
    assertThat(users(null, "result.bad > 0").held()).isFalse();
  }

  @Test
  void ratioCountsHonestDegradationAsGoodAndOtherRatioDoesNot() {
    seen.put("weather", new CommandTally(0, 8, 0, 0, 2));
    seen.put("ping", new CommandTally(3, 1, 0, 0, 0));
    assertThat(users("weather", "result.ratio == 0.8").held()).isTrue();
    assertThat(users("weather", "result.bad == 2 && !result.ok").held()).isTrue();
    assertThat(users(null, "result.otherRatio == 0.75").held()).isTrue();
    assertThat(users(null, "result.total == 14").held()).isTrue();
  }

  @Test
  void upstreamThatDoesNotAnswerIsAtLeastAsSlowAsTheTimeout() {
    assertThat(upstream("result.latencyMs < 1000 && result.ok").held()).isTrue();
    assertThat(upstream("result.status == 200").held()).isTrue();
    answer = new UpstreamAccess.Seen(false, null, Duration.ofSeconds(15));
    assertThat(upstream("result.latencyMs >= 3000 && !result.ok").held()).isTrue();
    assertThat(upstream("result.status >= 0").held()).as("there is none").isFalse();
  }

  @Test
  void commandsThatAreAimedAtAreThoseOfTheVerifyProbes() {
    Scenario scenario = Scenarios.bundled().find("slow-dependency").orElseThrow();
    assertThat(ProbeSampler.aimedAt(scenario)).containsExactly("weather");
  }

  private ProbeSample users(@Nullable String command, String expect) {
    ProbeSpec spec =
        new ProbeSpec(
            ProbeSpec.Type.SLACK_ROUND_TRIP,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            null,
            null,
            command,
            null,
            null,
            null,
            null,
            expect,
            ProbeSpec.Audience.USER);
    return sampler.sample("users", spec, BOT, clock.instant().minusSeconds(15), Set.of("weather"));
  }

  private ProbeSample upstream(String expect) {
    ProbeSpec spec =
        new ProbeSpec(
            ProbeSpec.Type.HTTP,
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            "upstream:weather",
            null,
            null,
            null,
            null,
            null,
            null,
            expect,
            ProbeSpec.Audience.STAFF_ONLY);
    return sampler.sample("upstream", spec, BOT, clock.instant(), Set.of());
  }
}
