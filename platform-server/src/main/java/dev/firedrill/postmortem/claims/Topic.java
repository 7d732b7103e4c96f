package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a time is said to be of, by its words; the most telling comes first. */
// Its predicates and arrays are made once and never given away.
@SuppressWarnings("ImmutableEnumChecker")
enum Topic {
  ACKNOWLEDGED("acknowledg|\\back(?:ed)?\\b", EvidenceKind.PAGE_ACKNOWLEDGED),
  ROLLED_BACK(
      "roll(?:s|ed|ing)?[ -]?back|revert|old release|previous release",
      fact -> fact.is("kind", "ROLLBACK"),
      EvidenceKind.DEPLOYMENT_REQUESTED,
      EvidenceKind.DEPLOYMENT_ACCEPTED,
      EvidenceKind.DEPLOYMENT_EFFECTIVE),
  RESTARTED(
      "restart|reboot",
      EvidenceKind.BOT_RESTART_REQUESTED,
      EvidenceKind.BOT_STARTED,
      EvidenceKind.BOT_CONNECTED),
  FLAG("\\bflags?\\b|toggl|feature switch", EvidenceKind.FLAG_CHANGED, EvidenceKind.FLAG_DEFINED),
  CONFIGURED(
      "config|setting|variable|secret|\\bkey (?:back )?in\\b|[A-Z][A-Z0-9]*_[A-Z0-9_]+",
      EvidenceKind.CONFIG_CHANGED,
      EvidenceKind.SECRET_CHANGED),
  ESCALATED("escalat", EvidenceKind.PAGE_ESCALATED),
  INVESTIGATING(
      "(?:updated?|status)\\W{1,4}investigat|investigating\\W{1,4}(?:update|posted)",
      fact -> fact.is("status", "INVESTIGATING"),
      EvidenceKind.INCIDENT_UPDATED),
  RESOLVED(
      "resolv|(?:incident|INC-\\d+) (?:was )?closed|all clear|all done|closed the incident",
      EvidenceKind.INCIDENT_RESOLVED),
  MITIGATED(
      "mitigat",
      fact -> fact.is("status", "MITIGATED") || fact.is("to", "OK"),
      EvidenceKind.INCIDENT_UPDATED,
      EvidenceKind.SLI_STATE_CHANGED),
  DECLARED("declar|opened the incident|incident opened", EvidenceKind.INCIDENT_DECLARED),
  SEVERITY(
      "severity|(?:raised|lowered|upgraded|downgraded|bumped)(?: it| the incident)?(?: from \\S+)? to"
          + " sev",
      EvidenceKind.INCIDENT_SEVERITY_CHANGED),
  ROLE(
      "scribe|commander|comms lead|communications lead|took over|hand(?:ed)?[ -]?over",
      EvidenceKind.INCIDENT_ROLE_ASSIGNED,
      EvidenceKind.INCIDENT_HANDED_OVER,
      EvidenceKind.INCIDENT_DECLARED),
  UPDATED("\\bupdates?d?\\b|status page|informed|announc", EvidenceKind.INCIDENT_UPDATED),
  SWITCHED(
      "(?:switch|turn)(?:ed|ing)? (?:it |[`\\w-]+ )?o(?:ff|n)\\b|(?:disabl|enabl)(?:ed|ing)",
      EvidenceKind.FLAG_CHANGED),
  ALARMED(
      "alarm|alert|\\bpaged?\\b|pager",
      fact -> !fact.is("to", "OK"),
      EvidenceKind.ALARM_STATE_CHANGED,
      EvidenceKind.PAGE_SENT),
  DEPLOYED(
      "deploy|releas|shipped|promot|pushed|rolled out|went (?:out|live)",
      EvidenceKind.DEPLOYMENT_REQUESTED,
      EvidenceKind.DEPLOYMENT_ACCEPTED,
      EvidenceKind.DEPLOYMENT_EFFECTIVE,
      EvidenceKind.DEPLOYMENT_FAILED),
  RECOVERED(
      "recover|back to normal|green again|is green|healthy|working again|errors stop|is fine|it was"
          + " over|(?:work|go|goes|going|went|answers?|answered|fine|up|out)(?:s|ed)? again",
      fact -> fact.is("to", "OK"),
      EvidenceKind.SLI_STATE_CHANGED),
  CRASHED(
      "crash|exited|disconnect|went down|died",
      EvidenceKind.BOT_EXITED,
      EvidenceKind.BOT_DISCONNECTED),
  BEGAN(
      "fail|errors?\\b|\\bdead\\b|\\blost\\b|\\bbroke|slow|degrad|breach|burn|began|started|outage",
      fact -> !fact.is("to", "OK"),
      EvidenceKind.SLI_STATE_CHANGED,
      EvidenceKind.FAULT_VERIFIED,
      EvidenceKind.FAULT_APPLIED),
  CHATTED("wrote|said|asked|told us|in chat|complain|report", EvidenceKind.CHAT_MESSAGE);

  private final Pattern words;
  private final Predicate<RecordedFact> which;
  private final EvidenceKind[] kinds;

  Topic(String words, EvidenceKind... kinds) {
    this(words, fact -> true, kinds);
  }

  Topic(String words, Predicate<RecordedFact> which, EvidenceKind... kinds) {
    this.words = Pattern.compile("(?i)" + words);
    this.which = which;
    this.kinds = kinds;
  }

  static Optional<Topic> of(String clause) {
    return Stream.of(values()).filter(topic -> topic.words.matcher(clause).find()).findFirst();
  }

  Stream<RecordedFact> in(IncidentRecord record) {
    return record.of(kinds).filter(which);
  }
}
