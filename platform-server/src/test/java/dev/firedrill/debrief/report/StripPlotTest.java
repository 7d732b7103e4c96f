package dev.firedrill.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Distribution;
import dev.firedrill.debrief.Measure;
import dev.firedrill.debrief.TeamRun;
import dev.firedrill.print.openhtml.OpenHtmlPress;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StripPlotTest {
  private static final Instant EFFECT = Instant.parse("2026-03-12T14:00:00Z");

  /** Detected after so many seconds, of 900. */
  private static TeamRun team(String name, @Nullable Integer detected) {
    Instant at = detected == null ? null : EFFECT.plusSeconds(detected);
    return new TeamRun(
        new TeamId(new UUID(7, name.hashCode())),
        name,
        name,
        false,
        new Milestones(EFFECT, at, at, at, at, null),
        EFFECT.plusSeconds(900),
        Duration.ZERO,
        List.of());
  }

  private static Distribution spread(TeamRun... teams) {
    return Distribution.of(Measure.TTD, List.of(teams));
  }

  @Test
  void dotsStandInTheOrderOfTimeAndNeverAtTheRightEnd() {
    StripLayout layout =
        StripLayout.of(spread(team("a", 60), team("b", null), team("c", 300), team("d", 880)), 490);

    assertThat(layout.dots()).extracting(StripLayout.Placed::x).isSorted();
    assertThat(layout.dots()).extracting(StripLayout.Placed::level).containsOnly(0);
    assertThat(layout.dots().getLast().x()).isEqualTo(layout.neverX());
    assertThat(layout.dots().get(2).x()).isLessThan(layout.neverX() - 2 * StripLayout.DOT);
    assertThat(layout.neverX() + StripLayout.DOT / 2).isLessThanOrEqualTo(490);
  }

  @Test
  void dotsThatWouldTouchAreStackedAndTakeTheLowestFreePlace() {
    StripLayout layout =
        StripLayout.of(spread(team("a", 60), team("b", 61), team("c", 70), team("d", 80)), 490);

    assertThat(layout.dots()).extracting(StripLayout.Placed::level).containsExactly(0, 1, 2, 0);
    assertThat(layout.height()).isEqualTo(3 * StripLayout.DOT);
  }

  @Test
  void theMedianStandsOnTheSameAxisAndIsAbsentWhenHalfNeverDidIt() {
    StripLayout odd = StripLayout.of(spread(team("a", 60), team("b", 300), team("c", null)), 490);

    assertThat(odd.medianX()).isCloseTo(odd.dots().get(1).x(), within(1e-9));
    assertThat(StripLayout.of(spread(team("a", 60), team("b", null)), 490).medianX()).isNull();
  }

  @Test
  void ticksAreThreeToSevenRoundTimesFromZero() {
    for (int longest : new int[] {15, 61, 600, 900, 3_599, 7_200, 90_000, 600_000}) {
      Distribution spread =
          new Distribution(Measure.TTM, null, Duration.ofSeconds(longest), List.of());
      List<StripLayout.Tick> ticks = StripLayout.of(spread, 490).ticks();
      assertThat(ticks).as("%d s", longest).hasSizeBetween(3, 7);
      assertThat(ticks.getFirst().time()).isZero();
      assertThat(ticks.getLast().x()).isLessThan(490 - 4 * StripLayout.DOT);
    }
  }

  @Test
  void aStackOfHundredsStaysLow() {
    List<TeamRun> teams = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      teams.add(team("t" + i, null));
    }
    StripLayout layout = StripLayout.of(Distribution.of(Measure.TTD, teams), 490);

    assertThat(layout.height()).isLessThanOrEqualTo(StripLayout.HEIGHT_AT_MOST + StripLayout.DOT);
    assertThat(layout.medianX()).isNull();
  }

  @Test
  void aRunWithoutTeamsThatCountHasASentenceAndNoPlot() {
    assertThat(StripPlot.html(spread(), Cast.byName(List.of())))
        .contains("No team counts")
        .doesNotContain("class=\"plot\"");
  }

  @Test
  void theSentenceSaysWhatThePlotShowsAndNamesTheOwnTeamOnly() {
    TeamRun own = team("<own>", 247);
    List<TeamRun> teams = List.of(own, team("other", 60), team("sleepy", null));
    Cast cast = Cast.withoutNames(teams, own.team(), "secret");

    assertThat(StripPlot.summary(Distribution.of(Measure.TTD, teams), cast))
        .isEqualTo(
            "2 of 3 teams did it, the fastest in 1:00, the slowest in 4:07; median 4:07."
                + " The filled dot is <own>: 4:07.");
    assertThat(StripPlot.html(Distribution.of(Measure.TTD, teams), cast))
        .contains("&lt;own&gt;", "dot own", "dot never")
        .doesNotContain("<own>", "sleepy", "other");
  }

  @Test
  void onPaperThePlotIsDrawnWithoutPicturesAndItsLabelsAreText() throws IOException {
    List<TeamRun> teams = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      teams.add(team("team-" + i, i % 7 == 6 ? null : 40 + i * i + 7 * (i % 3)));
    }
    Cast cast = Cast.withoutNames(teams, teams.get(12).team(), "secret");
    StringBuilder html = new StringBuilder();
    for (Measure measure : Measure.values()) {
      html.append(StripPlot.html(Distribution.of(measure, teams), cast));
    }

    byte[] pdf =
        new OpenHtmlPress(SteppedClock.atNoon(), null).press("Class report", html.toString());

    // What was drawn can be looked at: pdftoppm -r 60 -png target/strip-plots.pdf
    Files.write(Path.of("target", "strip-plots.pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Time to detect (TTD)", "0:00", "10:00", "never", "21 of 24 teams did it");
      assertThat(document.getPage(0).getResources().getCOSObject().containsKey(COSName.XOBJECT))
          .isFalse();
    }
  }
}
