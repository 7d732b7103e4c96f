package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Trace;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which facts are changes that a team made to its service. */
final class TeamChanges {
  static final Set<EvidenceKind> KINDS =
      EnumSet.of(
          EvidenceKind.DEPLOYMENT_REQUESTED,
          EvidenceKind.DEPLOYMENT_CANARY_STEP,
          EvidenceKind.DEPLOYMENT_EFFECTIVE,
          EvidenceKind.DEPLOYMENT_FAILED,
          EvidenceKind.DEPLOYMENT_ABORTED,
          EvidenceKind.BOT_RESTART_REQUESTED,
          EvidenceKind.FLAG_CHANGED,
          EvidenceKind.FLAG_DEFINED,
          EvidenceKind.CONFIG_CHANGED,
          EvidenceKind.SECRET_CHANGED,
          EvidenceKind.CAPACITY_CHANGED,
          EvidenceKind.RUNBOOK_STEP_EXECUTED,
          EvidenceKind.AUTOMATION_EXECUTED);

  private TeamChanges() {}

  /**
   * The changes among these facts, by time: what a member did, what the team's rules and the
   * runbooks they went through did, and what the platform then did with a deployment that either
   * asked for. What staff or the platform itself did is not the team's. A rule's own fact comes
   * when it is over, so the facts should reach further than the changes that are looked for.
   */
  static List<EvidenceEvent> among(
      List<EvidenceEvent> facts, EnvironmentName environment, Set<PersonId> members) {
    Set<String> byRules =
        facts.stream()
            .filter(fact -> isOfTeamsRule(fact, members))
            .flatMap(fact -> Trace.namedBy(fact).stream())
            .collect(Collectors.toSet());
    Set<String> askedFor = new HashSet<>();
    return facts.stream()
        .filter(fact -> KINDS.contains(fact.kind()))
        .filter(fact -> fact.environment() == null || fact.environment() == environment)
        .filter(fact ->
            switch (fact.kind()) {
              // A rule that went through a runbook leaves the facts of the steps, and these count.
              case AUTOMATION_EXECUTED, RUNBOOK_STEP_EXECUTED ->
                  fact.environment() != null
                      && !Trace.namedBy(fact).isEmpty()
                      && isOfTeamsRule(fact, members);
              default -> isOwn(fact, members, byRules, askedFor);
            })
        .toList();
  }

  private static boolean isOwn(
      EvidenceEvent fact, Set<PersonId> members, Set<String> byRules, Set<String> askedFor) {
    boolean asked =
        fact.actor() == null
            ? Trace.of(fact).filter(byRules::contains).isPresent()
            : members.contains(fact.actor());
    if (asked) {
      askedFor.add(subject(fact));
    }
    return asked || (fact.actor() == null && askedFor.contains(subject(fact)));
  }

  /** Numbers of deployments are given out for each environment. */
  private static String subject(EvidenceEvent fact) {
    return fact.environment() + " " + fact.subject();
  }

  private static boolean isOfTeamsRule(EvidenceEvent fact, Set<PersonId> members) {
    Object madeBy = fact.payload().get("madeBy");
    return Trace.isAutomatic(fact)
        && madeBy != null
        && members.contains(new PersonId(UUID.fromString(madeBy.toString())));
  }
}
