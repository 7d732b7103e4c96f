package dev.firedrill.mission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeedsYouTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private final TeamId otter = new TeamId(UUID.randomUUID());
  private final TeamId lynx = new TeamId(UUID.randomUUID());
  private final TeamId crane = new TeamId(UUID.randomUUID());
  private final TeamId newt = new TeamId(UUID.randomUUID());
  private final PersonId staff = new PersonId(UUID.randomUUID());

  private static Instant ago(int seconds) {
    return NOW.minusSeconds(seconds);
  }

  private static Progress progress(
      @Nullable Instant effect, @Nullable Instant engaged, @Nullable Instant mitigated) {
    return new Progress(
        RunTeamState.ACTIVE, null, effect, engaged, null, engaged, mitigated, null, null, null);
  }

  private static NeedsYou.Known known(TeamId team, Progress progress, StepExecution... steps) {
    return new NeedsYou.Known(team, progress, List.of(steps), null, null);
  }

  private StepExecution applied(TeamId team, Instant at) {
    return StepExecution.planned(
            new StepKey(new RunId(UUID.randomUUID()), team, "slow"),
            StepKind.FAULT,
            "Slow dependency",
            at,
            at)
        .next(StepState.APPLIED, at)
        .times(times -> times.applied(at));
  }

  private static HelpRequests.HelpRequest asked(TeamId team, Instant at) {
    return new HelpRequests.HelpRequest(
        UUID.randomUUID(),
        team,
        new PersonId(UUID.randomUUID()),
        at,
        "is it ours?",
        new ChannelId("C1"));
  }

  private static List<Need.Kind> kinds(List<Need> needs) {
    return needs.stream().map(Need::kind).toList();
  }

  @Test
  void helpComesFirstThenFaultsWithoutEffectThenSilenceOfPeopleThenOfData() {
    List<Need> needs =
        NeedsYou.of(
            List.of(
                new NeedsYou.Known(newt, progress(null, null, null), List.of(), ago(600), null),
                known(lynx, progress(ago(200), null, null)),
                known(crane, progress(null, null, null), applied(crane, ago(90)))),
            List.of(asked(otter, ago(5))),
            Map.of(),
            NOW);
    assertThat(kinds(needs))
        .containsExactly(
            Need.Kind.HELP_ASKED,
            Need.Kind.FAULT_NOT_VERIFIED,
            Need.Kind.NOBODY_ACKNOWLEDGED,
            Need.Kind.NO_DATA);
    assertThat(needs.get(1).fault()).isEqualTo("Slow dependency");
  }

  @Test
  void ofTheSameKindTheOldestComesFirst() {
    List<Need> needs =
        NeedsYou.of(
            List.of(
                known(lynx, progress(ago(200), null, null)),
                known(crane, progress(ago(400), null, null))),
            List.of(),
            Map.of(),
            NOW);
    assertThat(needs).extracting(Need::team).containsExactly(crane, lynx);
  }

  @Test
  void aTeamHasTimeBeforeItNeedsAnybody() {
    assertThat(
            NeedsYou.of(
                List.of(
                    known(lynx, progress(ago(179), null, null)),
                    known(crane, progress(null, null, null), applied(crane, ago(59))),
                    known(otter, progress(ago(400), ago(300), null))),
                List.of(),
                Map.of(),
                NOW))
        .isEmpty();
  }

  @Test
  void whoAcknowledgedAndThenDoesNothingIsIdleUntilItIsMitigated() {
    NeedsYou.Known idle =
        new NeedsYou.Known(lynx, progress(ago(1200), ago(1100), null), List.of(), null, ago(500));
    NeedsYou.Known mitigated =
        new NeedsYou.Known(
            crane, progress(ago(1200), ago(1100), ago(900)), List.of(), null, ago(900));
    List<Need> needs = NeedsYou.of(List.of(idle, mitigated), List.of(), Map.of(), NOW);
    assertThat(needs)
        .singleElement()
        .satisfies(need -> {
          assertThat(need.kind()).isEqualTo(Need.Kind.IDLE);
          assertThat(need.since()).isEqualTo(ago(500));
        });
  }

  @Test
  void aClaimIsOfTheNeedItWasMadeForAndNotOfALaterOne() {
    Claims.Key key = new Claims.Key(lynx, Need.Kind.NOBODY_ACKNOWLEDGED);
    List<NeedsYou.Known> teams = List.of(known(lynx, progress(ago(300), null, null)));
    assertThat(
            NeedsYou.of(teams, List.of(), Map.of(key, new Need.Claim(staff, ago(100))), NOW)
                .getFirst()
                .claim())
        .isNotNull();
    assertThat(
            NeedsYou.of(teams, List.of(), Map.of(key, new Need.Claim(staff, ago(900))), NOW)
                .getFirst()
                .claim())
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {
        "HELP_ASKED",
        "PAGE_SENT",
        "PAGE_ACKNOWLEDGED",
        "ALARM_STATE_CHANGED",
        "INCIDENT_DECLARED",
        "INCIDENT_RESOLVED",
        "STAFF_ASSIGNED_SELF",
        "FAULT_STUCK",
        "FAULT_VERIFIED",
        "BOT_DISCONNECTED",
        "RUN_STARTED"
      })
  void whatMayChangeWhoNeedsStaffIsToldAtOnce(EvidenceKind kind) {
    assertThat(NeedsYou.mayChangeWith(kind)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {"SLI_WINDOW", "PROBE_SAMPLED", "CHAT_MESSAGE", "FLAG_CHANGED", "TIMELINE_NOTED"})
  void whatComesOftenWaitsForTheLookOfEachSecond(EvidenceKind kind) {
    assertThat(NeedsYou.mayChangeWith(kind)).isFalse();
  }
}
