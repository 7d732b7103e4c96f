package dev.firedrill.debrief;

import static dev.firedrill.debrief.DebriefFacts.START;
import static dev.firedrill.debrief.DebriefFacts.at;
import static dev.firedrill.debrief.DebriefFacts.fact;
import static dev.firedrill.debrief.DebriefFacts.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaptersTest {
  private static EvidenceEvent effect(int second) {
    return fact(
        EvidenceKind.FAULT_VERIFIED,
        second,
        "verified",
        Map.of("step", "s", "title", "Slow store"));
  }

  @Test
  void theRunIsToldFromItsStartToItsEndInOrder() {
    List<Chapter> chapters =
        Chapters.of(
            START,
            at(900),
            List.of(
                team("Crane", 100, 300, 400, effect(62)),
                team("Lynx", 200, 250, 600, effect(60)),
                team("Otter", 500, null, null, effect(64))));

    assertThat(chapters)
        .extracting(Chapter::kind)
        .containsExactly(
            Chapter.Kind.STARTED,
            Chapter.Kind.EFFECT,
            Chapter.Kind.FIRST_DETECTION,
            Chapter.Kind.MEDIAN_DETECTION,
            Chapter.Kind.FIRST_MITIGATION,
            Chapter.Kind.MEDIAN_MITIGATION,
            Chapter.Kind.LAST_RESOLVE,
            Chapter.Kind.ENDED);
    assertThat(chapters.get(1).at()).isEqualTo(at(60));
    assertThat(chapters.get(1).what()).isEqualTo("Slow store");
    assertThat(chapters.get(4).team()).isEqualTo(team("Lynx", 1, 1, 1).team());
    assertThat(chapters.get(6).at()).isEqualTo(at(600));
  }

  @Test
  void halfOfTheTeamsIsNoChapterWhereTooFewDidIt() {
    List<Chapter> chapters =
        Chapters.of(
            START,
            null,
            List.of(
                team("Crane", 100, null, null),
                team("Lynx", null, null, null),
                team("Otter", null, null, null)));

    assertThat(chapters)
        .extracting(Chapter::kind)
        .containsExactly(Chapter.Kind.STARTED, Chapter.Kind.FIRST_DETECTION);
  }

  @Test
  void noiseThatWasNeverToBeFoundIsNoChapter() {
    EvidenceEvent decoy =
        fact(
            EvidenceKind.FAULT_VERIFIED,
            70,
            "noise",
            Map.of("step", "n", "title", "Noise", "groundTruth", false));

    assertThat(Chapters.of(START, null, List.of(team("Lynx", null, null, null, decoy))))
        .extracting(Chapter::kind)
        .containsExactly(Chapter.Kind.STARTED);
  }

  @Test
  void aHaltIsToldOnceForAllTeamsWithItsReason() {
    EvidenceEvent halt =
        fact(EvidenceKind.RUN_HALTED, 300, "Run halted: fire alarm", Map.of("reason", "fire"));

    assertThat(
            Chapters.of(
                START,
                at(310),
                List.of(
                    team("Lynx", null, null, null, halt), team("Otter", null, null, null, halt))))
        .filteredOn(chapter -> chapter.kind() == Chapter.Kind.HALTED)
        .singleElement()
        .satisfies(chapter -> assertThat(chapter.what()).isEqualTo("Run halted: fire alarm"));
  }
}
