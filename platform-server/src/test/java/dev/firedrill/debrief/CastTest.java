package dev.firedrill.debrief;

import static dev.firedrill.debrief.DebriefFacts.team;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CastTest {
  private static final List<TeamRun> TEAMS =
      IntStream.range(0, 30).mapToObj(n -> team("Name" + n, 90, null, null)).toList();

  @Test
  void onlyTheOwnTeamGoesByItsName() {
    Cast cast = Cast.withoutNames(TEAMS, TEAMS.get(3).team(), "secret");

    assertThat(cast.of(TEAMS.get(3).team()))
        .isEqualTo(new Cast.Part(TEAMS.get(3).team(), "own", "Name3", true));
    assertThat(cast.all())
        .filteredOn(part -> !part.own())
        .hasSize(29)
        .allSatisfy(part -> assertThat(part.name() + part.key()).doesNotContainIgnoringCase("name"))
        .extracting(Cast.Part::name)
        .contains("Team A", "Team Z", "Team AA", "Team AC")
        .doesNotHaveDuplicates();
  }

  @Test
  void theOrderIsAnotherForEachTeamSoThatTwoStudentsCannotCompareLetters() {
    String mine = order(Cast.withoutNames(TEAMS, TEAMS.get(3).team(), "secret"));

    assertThat(order(Cast.withoutNames(TEAMS, TEAMS.get(3).team(), "secret"))).isEqualTo(mine);
    assertThat(order(Cast.withoutNames(TEAMS, TEAMS.get(4).team(), "secret"))).isNotEqualTo(mine);
    assertThat(order(Cast.withoutNames(TEAMS, TEAMS.get(3).team(), "other"))).isNotEqualTo(mine);
  }

  private static String order(Cast cast) {
    return cast.all().stream().map(part -> part.team().toString()).toList().toString();
  }
}
