package dev.firedrill.slo.ledger;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
          EvidenceKind.CAPACITY_CHANGED);

  private TeamChanges() {}

  /**
   * The changes among these facts, by time: what a member did, and what the platform then did with
   * a deployment that a member asked for. What staff or the platform itself did is not the team's.
   */
  static List<EvidenceEvent> among(
      List<EvidenceEvent> facts, EnvironmentName environment, Set<PersonId> members) {
    Set<String> askedFor = new HashSet<>();
    return facts.stream()
        .filter(fact -> KINDS.contains(fact.kind()))
        .filter(fact -> fact.environment() == null || fact.environment() == environment)
        .filter(fact -> {
          if (fact.actor() != null) {
            boolean own = members.contains(fact.actor());
            if (own) {
              askedFor.add(fact.subject());
            }
            return own;
          }
          return askedFor.contains(fact.subject());
        })
        .toList();
  }
}
