package dev.firedrill.timeline;

import dev.firedrill.evidence.EvidenceEvent;
import java.util.List;

/**
 * Which machine facts tell the story without being pinned: what a reader of the curated view needs.
 */
public final class Milestones {
  private static final List<String> ALWAYS =
      List.of(
          "fault.verified",
          "fault.clean",
          "incident.declared",
          "incident.updated",
          "incident.severity-changed",
          "incident.resolved",
          "incident.reopened",
          "incident.merged",
          "sli.state-changed",
          "page.sent",
          "page.acknowledged",
          "page.escalated",
          "deployment.requested",
          "deployment.effective",
          "deployment.failed",
          "deployment.aborted",
          "flag.changed",
          "config.changed",
          "capacity.changed",
          "bot.restart-requested",
          "postmortem.submitted");

  private Milestones() {}

  public static boolean holds(EvidenceEvent fact) {
    return switch (fact.kind().slug()) {
      case "alarm.state-changed" ->
          "ALARM".equals(fact.payload().get("to")) || "ALARM".equals(fact.payload().get("from"));
      default -> ALWAYS.contains(fact.kind().slug());
    };
  }
}
