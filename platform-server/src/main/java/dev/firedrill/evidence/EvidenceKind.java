package dev.firedrill.evidence;

/**
 * Every kind of fact that can matter to a grade. The slug is what is stored and hashed, so it never
 * changes. The audience is the widest that may learn of the fact while a course runs: whatever
 * tells of a fault is for staff.
 */
public enum EvidenceKind {
  RUN_STARTED("run.started", Lane.PLATFORM, Audience.STAFF),
  RUN_ENDED("run.ended", Lane.PLATFORM, Audience.STAFF),
  RUN_HALTED("run.halted", Lane.PLATFORM, Audience.STAFF),
  /** An instant of the script that was worth noting: payload step, title. */
  RUN_CHECKPOINT("run.checkpoint", Lane.PLATFORM, Audience.STAFF),
  /** Staff or a safety rule stepped in: payload action, reason, and what it was about. */
  INSTRUCTOR_ACTION("instructor.action", Lane.PLATFORM, Audience.STAFF),
  FAULT_PLANNED("fault.planned", Lane.FAULT, Audience.STAFF),
  FAULT_INTENT("fault.intent", Lane.FAULT, Audience.STAFF),
  FAULT_APPLIED("fault.applied", Lane.FAULT, Audience.STAFF),
  /**
   * Occurred at the end of the first probe sample that shows the effect: every clock of scoring
   * starts here.
   */
  FAULT_VERIFIED("fault.verified", Lane.FAULT, Audience.STAFF),
  FAULT_VOID("fault.void", Lane.FAULT, Audience.STAFF),
  FAULT_REVERTING("fault.reverting", Lane.FAULT, Audience.STAFF),
  FAULT_REVERTED("fault.reverted", Lane.FAULT, Audience.STAFF),
  FAULT_CLEAN("fault.clean", Lane.FAULT, Audience.STAFF),
  FAULT_SUPERSEDED("fault.superseded", Lane.FAULT, Audience.STAFF),
  FAULT_STUCK("fault.stuck", Lane.FAULT, Audience.STAFF),
  /** A scripted message that expects an answer: payload channel, ts, respondWithinSeconds. */
  INJECT_SENT("inject.sent", Lane.CHAT, Audience.STAFF),
  /**
   * What users saw in one window of {@code windowSeconds}: see {@code slo.SliWindow} for the
   * payload.
   */
  SLI_WINDOW("sli.window", Lane.SLI, Audience.TEAM),
  SLI_STATE_CHANGED("sli.state-changed", Lane.SLI, Audience.TEAM),
  INCIDENT_DECLARED("incident.declared", Lane.INCIDENT, Audience.TEAM),
  INCIDENT_UPDATED("incident.updated", Lane.INCIDENT, Audience.TEAM),
  INCIDENT_ROLE_ASSIGNED("incident.role-assigned", Lane.INCIDENT, Audience.TEAM),
  INCIDENT_RESOLVED("incident.resolved", Lane.INCIDENT, Audience.TEAM),
  /** A person of the roster wrote in a team's channel: payload channel, channelKind, ts. */
  CHAT_MESSAGE("chat.message", Lane.CHAT, Audience.TEAM),
  FLAG_CHANGED("flag.changed", Lane.ACTION, Audience.TEAM),
  /**
   * A flag was made, redefined, rolled out, planned for or archived: payload key, on, definition.
   */
  FLAG_DEFINED("flag.defined", Lane.ACTION, Audience.TEAM),
  /** Payload of the deployment kinds: number, kind, strategy, release, version, digest, reason. */
  RELEASE_CREATED("release.created", Lane.ACTION, Audience.TEAM),
  RELEASE_DELETED("release.deleted", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_REQUESTED("deployment.requested", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_ACCEPTED("deployment.accepted", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_EFFECTIVE("deployment.effective", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_FAILED("deployment.failed", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_ABORTED("deployment.aborted", Lane.ACTION, Audience.TEAM),
  DEPLOYMENT_CANARY_STEP("deployment.canary-step", Lane.ACTION, Audience.TEAM),
  CONFIG_CHANGED("config.changed", Lane.ACTION, Audience.TEAM),
  SECRET_CHANGED("secret.changed", Lane.ACTION, Audience.TEAM),
  FREEZE_CHANGED("freeze.changed", Lane.ACTION, Audience.TEAM),
  /** A deployment that is a restart was requested; it has the payload of one. */
  BOT_RESTART_REQUESTED("bot.restart-requested", Lane.ACTION, Audience.TEAM),
  /** Somebody told a bot once more what it had been told before. */
  BOT_EVENT_REPLAYED("bot.event-replayed", Lane.ACTION, Audience.TEAM),
  BOT_STARTED("bot.started", Lane.BOT, Audience.TEAM),
  BOT_CONNECTED("bot.connected", Lane.BOT, Audience.TEAM),
  BOT_DISCONNECTED("bot.disconnected", Lane.BOT, Audience.TEAM),
  BOT_EXITED("bot.exited", Lane.BOT, Audience.TEAM),
  TOKEN_CREATED("token.created", Lane.ACTION, Audience.TEAM),
  TOKEN_REVOKED("token.revoked", Lane.ACTION, Audience.TEAM),
  POSTMORTEM_SUBMITTED("postmortem.submitted", Lane.INCIDENT, Audience.TEAM),
  /**
   * Payload of both kinds of comments: incidentId, number, thread, action (WRITTEN, ANSWERED,
   * EDITED, RESOLVED, REOPENED, SENT).
   */
  POSTMORTEM_COMMENTED("postmortem.commented", Lane.INCIDENT, Audience.TEAM),
  /** In what the team may not read yet. */
  POSTMORTEM_STAFF_COMMENTED("postmortem.staff-commented", Lane.PLATFORM, Audience.STAFF),
  /** Payload: incidentId, for (RUN or TEAM), due, reason. */
  POSTMORTEM_DUE_CHANGED("postmortem.due-changed", Lane.INCIDENT, Audience.TEAM),
  SCORE_COMPUTED("score.computed", Lane.PLATFORM, Audience.STAFF),
  /**
   * Staff granted, voided, excused or changed rules: payload action, reason, and what it is about.
   */
  SCORE_ADJUSTED("score.adjusted", Lane.PLATFORM, Audience.STAFF),
  /** A grade was saved, published or withdrawn: payload assessmentId, version, state, digest. */
  GRADE_SAVED("grade.saved", Lane.PLATFORM, Audience.STAFF),
  GRADE_PUBLISHED("grade.published", Lane.PLATFORM, Audience.STAFF),
  /** Payload: objective, windowHours, latencyMs, version, reason. */
  OBJECTIVE_CHANGED("objective.changed", Lane.ACTION, Audience.TEAM),
  /** Payload: memoryMiB, cpuPercent, version, reason. */
  CAPACITY_CHANGED("capacity.changed", Lane.ACTION, Audience.TEAM),
  FORECAST_FILED("forecast.filed", Lane.ACTION, Audience.TEAM),
  /** Payload: alarm, name, from, to, reason, value. */
  ALARM_STATE_CHANGED("alarm.state-changed", Lane.ALARM, Audience.TEAM),
  /** An alarm was made, redefined or deleted: payload alarm, name, version. */
  ALARM_CHANGED("alarm.changed", Lane.ACTION, Audience.TEAM),
  ALARM_TEST_FIRED("alarm.test-fired", Lane.ACTION, Audience.TEAM),
  /** Payload of the page kinds: page, number, alarm, name, test. */
  PAGE_SENT("page.sent", Lane.ALARM, Audience.TEAM),
  /** The actor is the person of the roster who took it. */
  PAGE_ACKNOWLEDGED("page.acknowledged", Lane.ALARM, Audience.TEAM),
  PAGE_ESCALATED("page.escalated", Lane.ALARM, Audience.TEAM),
  SILENCE_CHANGED("silence.changed", Lane.ACTION, Audience.TEAM),
  ON_CALL_CHANGED("on-call.changed", Lane.ACTION, Audience.TEAM),
  /** A runbook was written, saved anew or deleted: payload runbook, title, version. */
  RUNBOOK_CHANGED("runbook.changed", Lane.ACTION, Audience.TEAM),
  /** Payload: run, n, action, result, seconds, automatic, ref. */
  RUNBOOK_STEP_EXECUTED("runbook.step-executed", Lane.ACTION, Audience.TEAM),
  /** Payload: rule, name, alarm, went, action, result, seconds, ref. */
  AUTOMATION_EXECUTED("automation.executed", Lane.ACTION, Audience.TEAM),
  /** A rule was made, changed, stopped or deleted: payload rule, name, version. */
  AUTOMATION_CHANGED("automation.changed", Lane.ACTION, Audience.TEAM),
  /** Where pages go: payload version, page, ticket, pageBefore, ticketBefore. */
  ROUTE_CHANGED("route.changed", Lane.ACTION, Audience.TEAM),
  /**
   * A probe of a run's success gates shows something else than before: see {@code
   * chaos.ProbeReading} for the payload of both kinds.
   */
  PROBE_CHANGED("probe.changed", Lane.SLI, Audience.STAFF),
  /** It shows the same as before, or for the first time. */
  PROBE_SAMPLED("probe.sampled", Lane.SLI, Audience.STAFF),
  /** Payload of the incident kinds: incidentId, number; and from, to, reason. */
  INCIDENT_SEVERITY_CHANGED("incident.severity-changed", Lane.INCIDENT, Audience.TEAM),
  /** It was resolved too early: payload reason. */
  INCIDENT_REOPENED("incident.reopened", Lane.INCIDENT, Audience.TEAM),
  /** It was another one: payload into, intoNumber, reason. */
  INCIDENT_MERGED("incident.merged", Lane.INCIDENT, Audience.TEAM),
  /** Payload task, change (ADDED, ASSIGNED, DONE, REOPENED), text, person. */
  INCIDENT_TASK_CHANGED("incident.task-changed", Lane.INCIDENT, Audience.TEAM),
  /** Payload hint, cost, text. */
  INCIDENT_HINT_TAKEN("incident.hint-taken", Lane.INCIDENT, Audience.TEAM),
  /**
   * What the team believes is wrong: payload incidentId, number, try, component, mechanism,
   * trigger, text.
   */
  DIAGNOSIS_SUBMITTED("diagnosis.submitted", Lane.INCIDENT, Audience.TEAM),
  /** A role went from one to another: payload role, from, to, note. */
  INCIDENT_HANDED_OVER("incident.handed-over", Lane.INCIDENT, Audience.TEAM),

  /** Somebody began to project a session: payload session. */
  PROJECTOR_OPENED("projector.opened", Lane.PLATFORM, Audience.STAFF),

  /**
   * A person of the team, or staff for all to read, wrote, changed or deleted a note: payload note,
   * action, version, saidAt. The words are the note's, not the fact's.
   */
  TIMELINE_NOTED("timeline.noted", Lane.PLATFORM, Audience.TEAM),
  /** Payload of both kinds: event, saidAt. */
  TIMELINE_PINNED("timeline.pinned", Lane.PLATFORM, Audience.TEAM),
  TIMELINE_UNPINNED("timeline.unpinned", Lane.PLATFORM, Audience.TEAM),
  /** Staff noted or pinned for themselves: payload of whichever it is. */
  TIMELINE_STAFF_ANNOTATED("timeline.staff-annotated", Lane.PLATFORM, Audience.STAFF),

  // Mission control.
  /** A student asked staff: payload question. */
  HELP_ASKED("help.asked", Lane.CHAT, Audience.TEAM),
  /** Staff began or ended to act for the team, or did something so: payload phase, what. */
  STAFF_ACTED_AS("staff.acted-as", Lane.ACTION, Audience.TEAM),
  /** The message itself is in chat: payload channel. */
  STAFF_MESSAGE_SENT("staff.message-sent", Lane.PLATFORM, Audience.STAFF),
  STAFF_ASSIGNED_SELF("staff.assigned-self", Lane.PLATFORM, Audience.STAFF);

  private final String slug;
  private final Lane lane;
  private final Audience audience;

  EvidenceKind(String slug, Lane lane, Audience audience) {
    this.slug = slug;
    this.lane = lane;
    this.audience = audience;
  }

  public String slug() {
    return slug;
  }

  public Lane lane() {
    return lane;
  }

  public Audience audience() {
    return audience;
  }

  /** The kind of this slug; fails when there is none. */
  public static EvidenceKind ofSlug(String slug) {
    for (EvidenceKind kind : values()) {
      if (kind.slug.equals(slug)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of evidence has the slug '" + slug + "'");
  }
}
