package dev.firedrill.slo.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.slo.probe.Cast.Extra;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CastTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTeamAlwaysMeetsTheSamePeopleWhoLookLikeAnyone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TeamId team = new TeamId(new UUID(random.nextLong(), random.nextLong()));
    TeamEnvironment production = TeamEnvironment.production(team);
    TeamEnvironment staging = new TeamEnvironment(team, EnvironmentName.STAGING);

    List<Extra> cast = Cast.of(production, Set.of());

    assertThat(Cast.of(production, Set.of())).isEqualTo(cast);
    assertThat(cast).hasSize(7);
    assertThat(Cast.of(staging, Set.of())).hasSize(3).doesNotContainAnyElementsOf(cast);
    assertThat(cast)
        .extracting(Extra::handle)
        .doesNotHaveDuplicates()
        .allSatisfy(handle -> assertThat(handle).matches("[a-z][a-z0-9._-]{2,30}"));
    assertThat(cast)
        .extracting(Extra::name)
        .allSatisfy(name -> assertThat(name).matches("[A-Z][a-z]+ [A-Z][a-z]+"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nobodyTakesAMembersHandle(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TeamEnvironment bot =
        TeamEnvironment.production(new TeamId(new UUID(random.nextLong(), random.nextLong())));
    Set<String> taken =
        Cast.of(bot, Set.of()).stream().limit(3).map(Extra::handle).collect(Collectors.toSet());

    assertThat(Cast.of(bot, taken))
        .hasSize(7)
        .extracting(Extra::handle)
        .doesNotContainAnyElementsOf(taken);
  }
}
