package dev.firedrill.mission;

import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which teams will not get on by themselves: help asked, then a fault whose effect is not seen,
 * then nobody acknowledged, then no data, then nobody doing anything. Pure.
 */
public final class NeedsYou {
  static final Duration VERIFY_WITHIN = Duration.ofMinutes(1);
  static final Duration ACKNOWLEDGE_WITHIN = Duration.ofMinutes(3);
  static final Duration SILENT_FOR = Duration.ofMinutes(1);
  static final Duration IDLE_FOR = Duration.ofMinutes(8);

  /** With one of these a need may come up, or be over, before time alone would bring it. */
  private static final Set<EvidenceKind> TELLING =
      EnumSet.of(
          EvidenceKind.HELP_ASKED,
          EvidenceKind.STAFF_ASSIGNED_SELF,
          EvidenceKind.ALARM_STATE_CHANGED,
          EvidenceKind.PAGE_SENT,
          EvidenceKind.PAGE_ACKNOWLEDGED,
          EvidenceKind.PAGE_ESCALATED,
          EvidenceKind.INCIDENT_DECLARED,
          EvidenceKind.INCIDENT_UPDATED,
          EvidenceKind.INCIDENT_SEVERITY_CHANGED,
          EvidenceKind.INCIDENT_RESOLVED,
          EvidenceKind.INCIDENT_REOPENED,
          EvidenceKind.INCIDENT_MERGED,
          EvidenceKind.POSTMORTEM_SUBMITTED,
          EvidenceKind.SLI_STATE_CHANGED,
          EvidenceKind.BOT_CONNECTED,
          EvidenceKind.BOT_DISCONNECTED,
          EvidenceKind.BOT_EXITED,
          EvidenceKind.RUN_STARTED,
          EvidenceKind.RUN_ENDED,
          EvidenceKind.RUN_HALTED,
          EvidenceKind.INSTRUCTOR_ACTION,
          EvidenceKind.INCIDENT_HINT_TAKEN,
          EvidenceKind.FAULT_APPLIED,
          EvidenceKind.FAULT_VERIFIED,
          EvidenceKind.FAULT_VOID,
          EvidenceKind.FAULT_REVERTED,
          EvidenceKind.FAULT_STUCK,
          EvidenceKind.FAULT_CLEAN);

  private static final Comparator<Need> ORDER =
      Comparator.comparing(Need::kind).thenComparing(Need::since);

  /** What is known of one team. {@code silentSince} is null while its users get answers. */
  public record Known(
      TeamId team,
      @Nullable Progress progress,
      List<StepExecution> steps,
      @Nullable Instant silentSince,
      @Nullable Instant lastActed) {}

  private NeedsYou() {}

  /** Whether a fact of this kind may change who needs staff, so that they are told at once. */
  public static boolean mayChangeWith(EvidenceKind kind) {
    return TELLING.contains(kind);
  }

  /** Ranked; a claim counts when it was made after the need came up. */
  public static List<Need> of(
      List<Known> teams,
      List<HelpRequests.HelpRequest> help,
      Map<Claims.Key, Need.Claim> claims,
      Instant now) {
    List<Need> needs = new ArrayList<>();
    for (HelpRequests.HelpRequest asked : help) {
      needs.add(
          new Need(
              asked.team(),
              Need.Kind.HELP_ASKED,
              asked.at(),
              null,
              null,
              asked.text(),
              asked.id(),
              null));
    }
    teams.forEach(team -> needs(team, now, needs));
    return needs.stream()
        .map(need -> {
          Need.Claim claim = claims.get(new Claims.Key(need.team(), need.kind()));
          return need.claimed(claim != null && !claim.at().isBefore(need.since()) ? claim : null);
        })
        .sorted(ORDER)
        .toList();
  }

  private static void needs(Known known, Instant now, List<Need> needs) {
    Progress progress = known.progress();
    if (progress != null && progress.state() == RunTeamState.ACTIVE) {
      unverified(known, now, needs);
      Instant effect = progress.effectAt();
      if (effect != null && progress.mitigatedAt() == null) {
        unheeded(known, effect, progress.engagedAt() != null, now, needs);
      }
    }
    Instant silent = known.silentSince();
    if (silent != null && isOver(silent, SILENT_FOR, now)) {
      needs.add(need(known.team(), Need.Kind.NO_DATA, silent, null, null));
    }
  }

  private static void unverified(Known known, Instant now, List<Need> needs) {
    known.steps().stream()
        .filter(step -> step.kind().disturbs() && isUnverified(step, now))
        .min(Comparator.comparing(NeedsYou::unverifiedSince))
        .ifPresent(step ->
            needs.add(
                need(
                    known.team(),
                    Need.Kind.FAULT_NOT_VERIFIED,
                    unverifiedSince(step),
                    step.title(),
                    step.key().step())));
  }

  private static void unheeded(
      Known known, Instant effect, boolean engaged, Instant now, List<Need> needs) {
    Instant sign = lastSign(effect, known.lastActed());
    if (!engaged && isOver(effect, ACKNOWLEDGE_WITHIN, now)) {
      needs.add(need(known.team(), Need.Kind.NOBODY_ACKNOWLEDGED, effect, null, null));
    } else if (isOver(sign, IDLE_FOR, now)) {
      needs.add(need(known.team(), Need.Kind.IDLE, sign, null, null));
    }
  }

  private static Need need(
      TeamId team, Need.Kind kind, Instant since, @Nullable String fault, @Nullable String step) {
    return new Need(team, kind, since, fault, step, null, null, null);
  }

  private static boolean isUnverified(StepExecution step, Instant now) {
    Instant applied = step.times().appliedAt();
    return step.state() == StepState.STUCK
        || (step.state() == StepState.APPLIED
            && applied != null
            && isOver(applied, VERIFY_WITHIN, now));
  }

  private static Instant unverifiedSince(StepExecution step) {
    Instant reverting = step.times().revertingAt();
    Instant applied = step.times().appliedAt();
    if (step.state() == StepState.STUCK && reverting != null) {
      return reverting;
    }
    return applied == null ? step.plannedAt() : applied;
  }

  private static Instant lastSign(Instant effect, @Nullable Instant acted) {
    return acted != null && acted.isAfter(effect) ? acted : effect;
  }

  private static boolean isOver(Instant since, Duration patience, Instant now) {
    return now.isAfter(since.plus(patience));
  }
}
