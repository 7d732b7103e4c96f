package dev.firedrill.timeline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.firedrill.evidence.Audience;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliWindow;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.timeline.Track;
import dev.firedrill.web.WebJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineBuilderTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final PersonId ADA = new PersonId(new UUID(1, 1));
  private static final UUID RUN = new UUID(3, 1);
  private long nextId = 1;

  private static TimelineView timeline(Insight insight, List<EvidenceEvent> facts) {
    return new TimelineBuilder(
            NOON, NOON.plusSeconds(600), EnvironmentName.PRODUCTION, 0.95, insight, id -> "ada")
        .build(facts);
  }

  private EvidenceEvent fact(
      EvidenceKind kind,
      int second,
      @Nullable EnvironmentName environment,
      @Nullable PersonId actor,
      String text,
      Map<String, Object> payload) {
    Instant at = NOON.plusSeconds(second);
    return new EvidenceEvent(
        nextId++,
        "team",
        1,
        kind,
        new TeamId(new UUID(2, 1)),
        environment,
        RUN,
        actor,
        "step:slow",
        text,
        payload,
        at,
        at,
        null,
        "hash");
  }

  private EvidenceEvent fault(EvidenceKind kind, int second) {
    return fact(
        kind,
        second,
        EnvironmentName.PRODUCTION,
        null,
        "the secret fault",
        Map.of("step", "slow", "title", "Slow dependency"));
  }

  private EvidenceEvent window(int second, EnvironmentName environment) {
    SliWindow window =
        new SliWindow(
            NOON.plusSeconds(second),
            SliWindow.LENGTH,
            Map.of("ping", new CommandTally(8, 0, 1, 0, 1)),
            80,
            300);
    return fact(EvidenceKind.SLI_WINDOW, second, environment, null, "sli", window.payload());
  }

  @Test
  void windowsBecomePointsAndTheRestEvents() {
    TimelineView view =
        timeline(
            Insight.TEAM,
            List.of(
                window(0, EnvironmentName.PRODUCTION),
                window(0, EnvironmentName.STAGING),
                fact(EvidenceKind.INCIDENT_DECLARED, 30, null, ADA, "INC-1 declared", Map.of()),
                fact(
                    EvidenceKind.BOT_EXITED,
                    40,
                    EnvironmentName.PRODUCTION,
                    null,
                    "exited",
                    Map.of()),
                fact(EvidenceKind.BOT_EXITED, 41, EnvironmentName.STAGING, null, "no", Map.of())));

    assertThat(view.sli()).containsExactly(new SliPointView(NOON, 8, 10, 80, 300));
    assertThat(view.events())
        .containsExactly(
            new TimelineEventView(
                3,
                NOON.plusSeconds(30),
                Lane.INCIDENT,
                Track.UPDATE,
                "incident.declared",
                "INC-1 declared",
                "ada",
                false,
                true),
            new TimelineEventView(
                4,
                NOON.plusSeconds(40),
                Lane.BOT,
                Track.SYSTEM,
                "bot.exited",
                "exited",
                null,
                true,
                false));
  }

  @Test
  void thatSomebodyNotedOrPinnedIsNoRowOfItsOwn() {
    List<EvidenceEvent> facts =
        List.of(
            fact(EvidenceKind.TIMELINE_NOTED, 1, null, ADA, "noted", Map.of()),
            fact(EvidenceKind.TIMELINE_STAFF_ANNOTATED, 2, null, ADA, "pinned", Map.of()));
    assertThat(timeline(Insight.STAFF, facts).events()).isEmpty();
  }

  @Test
  void faultsFromBeforeAreDrawnWhileTheyLast() {
    List<EvidenceEvent> facts =
        List.of(
            fault(EvidenceKind.FAULT_APPLIED, -60),
            fault(EvidenceKind.FAULT_VERIFIED, -50),
            fault(EvidenceKind.FAULT_REVERTING, 299),
            fault(EvidenceKind.FAULT_REVERTED, 300),
            fault(EvidenceKind.FAULT_CLEAN, 310));
    TimelineView view = timeline(Insight.STAFF, facts);

    assertThat(view.faultWindows())
        .containsExactly(
            new FaultWindowView(
                RUN + "/slow",
                "Slow dependency",
                NOON.minusSeconds(60),
                NOON.plusSeconds(300),
                NOON.minusSeconds(50)));
    assertThat(view.events()).hasSize(3);
    assertThat(timeline(Insight.DEBRIEF, facts).faultWindows()).hasSize(1);
    assertThat(timeline(Insight.TEAM, facts).faultWindows()).isEmpty();
    assertThat(timeline(Insight.TEAM, facts).events()).isEmpty();
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStudentsPayloadNeverHasAWordMeantForStaff(int seed) throws JsonProcessingException {
    Random random = new Random(seed);
    List<EvidenceKind> kinds = List.of(EvidenceKind.values());
    List<EvidenceEvent> facts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      EvidenceKind kind = kinds.get(random.nextInt(kinds.size()));
      boolean staff = kind.audience() == Audience.STAFF;
      String word = staff ? "CLASSIFIED" + i : "public" + i;
      facts.add(
          kind == EvidenceKind.SLI_WINDOW
              ? window(random.nextInt(600), EnvironmentName.PRODUCTION)
              : fact(
                  kind,
                  random.nextInt(900) - 200,
                  random.nextBoolean() ? EnvironmentName.PRODUCTION : null,
                  random.nextBoolean() ? ADA : null,
                  word,
                  Map.of("step", word, "title", word)));
    }
    facts.sort(Comparator.comparing(EvidenceEvent::occurredAt));

    String students = WebJson.mapper().writeValueAsString(timeline(Insight.TEAM, facts));
    String debrief = WebJson.mapper().writeValueAsString(timeline(Insight.DEBRIEF, facts));
    String staffs = WebJson.mapper().writeValueAsString(timeline(Insight.STAFF, facts));

    assertThat(students).contains("public").doesNotContain("CLASSIFIED", "fault.", "inject.");
    assertThat(debrief).doesNotContain("score.computed", "run.started", "grade.published");
    assertThat(staffs).contains("CLASSIFIED");
  }
}
