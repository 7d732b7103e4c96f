package dev.firedrill.mission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:07Z");
  private final TeamId otter = new TeamId(UUID.randomUUID());
  private final TeamId lynx = new TeamId(UUID.randomUUID());

  @ParameterizedTest
  @CsvSource({
    "1000, 1000, 0",
    "991, 1000, 0",
    "990, 1000, 1",
    "981, 1000, 1",
    "980, 1000, 2",
    "941, 1000, 2",
    "940, 1000, 3",
    "857, 1000, 3",
    "856, 1000, 4",
    "0, 1000, 4",
    "0, 0, -1"
  })
  void aRateOnABoundBelongsToTheBinAbove(long good, long total, int bin) {
    assertThat(Burn.bin(good, total, 0.99)).isEqualTo(bin);
  }

  @Test
  void aQuarterOfAnHourHasSixtyColumnsAndTheLastHoldsNow() {
    HeatMap.Frame frame = HeatMap.Frame.minutes15(NOON);
    assertThat(frame.columns()).isEqualTo(60);
    assertThat(frame.from()).isEqualTo("2026-11-22T11:45:15Z");
    assertThat(frame.to()).isEqualTo("2026-11-22T12:00:15Z");
  }

  @Test
  void aLongRunGetsWiderColumnsThatCoverAllOfIt() {
    Instant end = NOON.plus(Duration.ofHours(5));
    HeatMap.Frame frame = HeatMap.Frame.between(NOON, end);
    assertThat(frame.step()).isEqualTo(Duration.ofMinutes(3));
    assertThat(frame.columns()).isBetween(100, 121);
    assertThat(frame.from()).isBeforeOrEqualTo(NOON);
    assertThat(frame.to()).isAfter(end);
  }

  @Test
  void whereNobodyAskedThereIsNoDataAndEachTeamIsJudgedByItsOwnObjective() {
    HeatMap.Frame frame = HeatMap.Frame.minutes15(NOON);
    HeatMap heat =
        HeatMap.of(
            frame,
            List.of(otter, lynx),
            List.of(
                new BurnCells.Cell(otter, Instant.parse("2026-11-22T12:00:00Z"), 95, 100),
                new BurnCells.Cell(lynx, Instant.parse("2026-11-22T12:00:00Z"), 95, 100),
                new BurnCells.Cell(lynx, Instant.parse("2026-11-22T11:00:00Z"), 0, 100)),
            Map.of(lynx, 0.9),
            0.99);
    assertThat(row(heat, otter)[59]).isEqualTo(2);
    assertThat(row(heat, lynx)[59]).isEqualTo(0);
    assertThat(row(heat, lynx)[0]).isEqualTo(Burn.NO_DATA);
  }

  private static int[] row(HeatMap heat, TeamId team) {
    return Objects.requireNonNull(heat.rows().get(team));
  }
}
