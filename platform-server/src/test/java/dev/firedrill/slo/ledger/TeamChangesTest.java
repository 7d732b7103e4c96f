package dev.firedrill.slo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.objective.SliMinute;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeamChangesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final PersonId ADA = new PersonId(new UUID(1, 1));
  private static final PersonId TEACHER = new PersonId(new UUID(9, 9));

  private long ids;

  private EvidenceEvent fact(
      EvidenceKind kind,
      EnvironmentName environment,
      @Nullable PersonId actor,
      String subject,
      Map<String, Object> payload) {
    long id = ++ids;
    Instant at = NOON.plusSeconds(id);
    return new EvidenceEvent(
        id,
        "chain",
        id,
        kind,
        new TeamId(new UUID(1, 1)),
        environment,
        null,
        actor,
        subject,
        kind + " " + id,
        payload,
        at,
        at,
        null,
        "hash");
  }

  private EvidenceEvent restart(EnvironmentName environment, int number) {
    return fact(
        EvidenceKind.BOT_RESTART_REQUESTED,
        environment,
        null,
        "deployment:" + number,
        Map.of("number", number, "kind", "RESTART"));
  }

  private EvidenceEvent inService(EnvironmentName environment, int number) {
    return fact(
        EvidenceKind.DEPLOYMENT_EFFECTIVE, environment, null, "deployment:" + number, Map.of());
  }

  private EvidenceEvent ruleDid(PersonId madeBy, String ref) {
    return fact(
        EvidenceKind.AUTOMATION_EXECUTED,
        EnvironmentName.PRODUCTION,
        null,
        "automation-rule:1",
        Map.of("madeBy", madeBy.value().toString(), "ref", ref));
  }

  private static List<EvidenceEvent> changes(EvidenceEvent... facts) {
    return TeamChanges.among(List.of(facts), EnvironmentName.PRODUCTION, Set.of(ADA));
  }

  @Test
  void aRestartByARuleOfTheTeamIsItsChangeWithTheRuleAsEvidence() {
    EvidenceEvent asked = restart(EnvironmentName.PRODUCTION, 7);
    EvidenceEvent serves = inService(EnvironmentName.PRODUCTION, 7);
    EvidenceEvent rule = ruleDid(ADA, "deployment:PRODUCTION:7");

    assertThat(changes(asked, serves, rule)).containsExactly(asked, serves, rule);
  }

  @Test
  void badMinutesAfterARuleAreChargedToTheTeam() {
    List<EvidenceEvent> changes =
        changes(
            restart(EnvironmentName.PRODUCTION, 7),
            inService(EnvironmentName.PRODUCTION, 7),
            ruleDid(ADA, "deployment:PRODUCTION:7"));

    Charge charge =
        Attribution.of(
                List.of(new SliMinute(NOON.plusSeconds(60), 60, 0, 0, 40, 60)), List.of(), changes)
            .getFirst();

    assertThat(charge.cause()).isEqualTo(Cause.TEAM_CHANGE);
    assertThat(charge.because())
        .extracting(EvidenceEvent::kind)
        .contains(EvidenceKind.AUTOMATION_EXECUTED);
  }

  @Test
  void theStepsOfARunbookThatARuleWentThroughCount() {
    EvidenceEvent back =
        fact(
            EvidenceKind.DEPLOYMENT_REQUESTED,
            EnvironmentName.PRODUCTION,
            null,
            "deployment:8",
            Map.of("number", 8, "kind", "ROLLBACK"));
    EvidenceEvent step =
        fact(
            EvidenceKind.RUNBOOK_STEP_EXECUTED,
            EnvironmentName.PRODUCTION,
            null,
            "runbook-run:1",
            Map.of(
                "automatic",
                true,
                "madeBy",
                ADA.value().toString(),
                "ref",
                "deployment:PRODUCTION:8"));

    assertThat(changes(back, step)).containsExactly(back, step);
  }

  @Test
  void aSizeThatARuleGaveCountsTogetherWithItsRestart() {
    EvidenceEvent asked = restart(EnvironmentName.PRODUCTION, 9);
    EvidenceEvent rule = ruleDid(ADA, "capacity:PRODUCTION:4+deployment:PRODUCTION:9");

    assertThat(changes(asked, rule)).contains(asked);
  }

  @Test
  void whatThePlatformOrARuleOfStaffDidIsNotTheTeams() {
    assertThat(changes(restart(EnvironmentName.PRODUCTION, 7))).isEmpty();
    assertThat(
            changes(
                restart(EnvironmentName.PRODUCTION, 7),
                ruleDid(TEACHER, "deployment:PRODUCTION:7")))
        .isEmpty();
  }

  @Test
  void aRuleThatDidNothingIsNoChange() {
    EvidenceEvent dry =
        fact(
            EvidenceKind.AUTOMATION_EXECUTED,
            EnvironmentName.PRODUCTION,
            null,
            "automation-rule:1",
            Map.of("madeBy", ADA.value().toString(), "result", "DRY_RUN"));

    assertThat(changes(dry)).isEmpty();
  }

  @Test
  void theSameNumberInTheOtherEnvironmentIsAnotherDeployment() {
    EvidenceEvent inStaging = restart(EnvironmentName.STAGING, 7);
    EvidenceEvent other = inService(EnvironmentName.PRODUCTION, 7);
    EvidenceEvent rule =
        fact(
            EvidenceKind.AUTOMATION_EXECUTED,
            EnvironmentName.STAGING,
            null,
            "automation-rule:1",
            Map.of("madeBy", ADA.value().toString(), "ref", "deployment:STAGING:7"));

    assertThat(changes(inStaging, other, rule)).isEmpty();
  }
}
