package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds which variables and versions are said to have changed, how rollouts ended, who handed over
 * to whom, and what is said not to have happened.
 */
final class ChangeCheck {
  private static final String VARIABLE = "`?(?<name>[A-Z][A-Z0-9]*_[A-Z0-9_]+)`?(?![\\w`])";
  private static final String CHANGED =
      "(?:changed|replaced|rotated|updated|raised|lowered|increased|decreased|reduced|halved|doubled|reset"
          + "|restored|reverted|set|put|changes|replaces|sets|puts)";
  private static final Pattern VERSION =
      Pattern.compile(
          "(?i)(?:\\b(?:version |release |v)|(?<=\\b(?:deployed|deploys|shipped|pushed|running|back on|from|with|to|of) ))(?<version>\\d+\\.\\d+\\.\\d+)\\b(?!\\.\\d)");
  private static final Pattern ROLLED_OUT = Pattern.compile("(?i)deploy|releas|roll|promot");
  private static final Pattern ENDED =
      Pattern.compile(
          "(?i)\\b(?:the |our )?(?:first |1st |second |2nd |third )?(?<what>rollback|roll-back|deployment|deploy)"
              + " (?:also |had )?(?<end>failed|did not (?:work|come up|go through)|didn['’]t (?:work|come up|go through)"
              + "|never (?:came up|went through)|succeeded|went through)\\b");
  private static final Pattern FLAG =
      Pattern.compile(
          "(?i)\\bflag (?:(?:was |got )?(?:switched|turned|flipped) (?:back )?|back )(?<way>on|off)\\b");

  /** What follows says that it only did not happen at first. */
  private static final String AT_ALL =
      "(?! (?:for|until|till|before|yet|in time|within|at first|immediately|again|fast|quickly|early|enough|because|only))";

  private static final String NOT =
      "\\b(?:nobody|no one|no-one|(?:we|they|it|it was|was|were|he|she) (?:never|didn['’]t|did not|not)(?: even| get| got)?)";

  private static final List<Denied> DENIED =
      List.of(
          new Denied(
              NOT
                  + "(?: ever| was| were)? paged|\\bno (?:page|alarm|alert) (?:was sent|came|fired|went off|rang)"
                  + "|\\b(?:the |our )?(?:alarm|pager|alert) (?:never|did not|didn['’]t) (?:fired?|go off|went off|r[au]ng)",
              Topic.ALARMED,
              "nobody was paged"),
          new Denied(
              NOT
                  + " roll(?:ed)? (?:anything |it |production |the release )?back|\\bno rollback\\b(?! (?:plan|button))",
              Topic.ROLLED_BACK,
              "nothing was rolled back"),
          new Denied(
              NOT
                  + " (?:restarted|restart)(?: (?:the bot|the service|anything|it|production))?+|\\bno restart\\b",
              Topic.RESTARTED,
              "nothing was restarted"),
          new Denied(
              NOT + " (?:acknowledged?|acked|ack)(?: the page| it)?+",
              Topic.ACKNOWLEDGED,
              "nobody acknowledged"),
          new Denied(
              NOT + " declared?(?: it| an incident| the incident)?+",
              Topic.DECLARED,
              "nobody declared"),
          new Denied(
              NOT
                  + " (?:deployed|deploy|shipped|ship|released|release)(?: anything)?+|\\bno deploy(?:ment)?s?\\b(?! (?:freeze|key))",
              Topic.DEPLOYED,
              "nothing was deployed"),
          new Denied(
              NOT
                  + " (?:post(?:ed)?|sent|send|wrote|write) (?:an? |any )?(?:status )?updates?|\\bno status updates?\\b",
              Topic.UPDATED,
              "no update was posted"),
          new Denied(
              NOT + " escalated?(?: it| the page)?+", Topic.ESCALATED, "nothing was escalated"));

  /** What is said not to have been, and what would show that it was. */
  private record Denied(Pattern words, Topic topic, String stated) {
    Denied(String words, Topic topic, String stated) {
      this(Pattern.compile("(?i)(?:" + words + ")\\b" + AT_ALL), topic, stated);
    }
  }

  private static final Pattern NOBODY_IN_ROLE =
      Pattern.compile(
          "(?i)\\b(?:nobody was|no one was|we had no|there was no) (?:the |our )?(?<role>incident commander|commander|scribe|comms(?:"
              + " lead)?|communications lead|operations lead|ops lead)\\b");

  private final IncidentRecord record;
  private final Pattern changed;
  private final Pattern passive;
  private final @Nullable Pattern handed;
  private final Pattern took;
  private final Pattern escalated;

  ChangeCheck(IncidentRecord record) {
    this.record = record;
    String names =
        record.people().stream()
            .flatMap(person -> person.names().stream())
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String person = names.isEmpty() ? "(?!)" : "(?i:" + names + ")";
    changed =
        Pattern.compile(
            "(?<!\\w)(?:@?(?<who>"
                + person
                + ") |(?i:she|he|we|they|i) )(?:then |also |had |just |\\w+ly )*(?:"
                + CHANGED
                + ") (?:back )?(?:the )?(?:variable |setting |secret )?"
                + VARIABLE
                + "(?: back)?");
    passive =
        Pattern.compile(
            VARIABLE
                + " (?:was|got|is) (?:then |also |\\w+ly )*"
                + CHANGED
                + "(?: back)?(?: by @?(?<who>"
                + person
                + ")(?!\\w))?");
    handed =
        names.isEmpty()
            ? null
            : Pattern.compile(
                "(?i)(?<!\\w)@?(?<from>"
                    + names
                    + ") (?:handed|hands) (?:(?:it|command|the command|the incident|over|the role) )*to"
                    + " @?(?<to>"
                    + names
                    + ")(?!\\w)");
    took =
        Pattern.compile(
            "(?i)(?<!\\w)@?(?<to>"
                + person
                + ") (?:took|takes) over from @?(?<from>"
                + person
                + ")(?!\\w)");
    escalated = Pattern.compile("(?i)\\bescalated to @?(?<who>" + person + ")(?!\\w)");
  }

  void add(Prose.Sentence sentence, List<Claim> claims) {
    Finding.each(sentence, changed, claims, this::variable);
    Finding.each(sentence, passive, claims, this::variable);
    if (handed != null) {
      Finding.each(sentence, handed, claims, this::handover);
    }
    Finding.each(sentence, took, claims, this::handover);
    Finding.each(sentence, escalated, claims, this::escalation);
    if (ROLLED_OUT.matcher(sentence.text()).find()) {
      Finding.each(sentence, VERSION, claims, this::version);
    }
    Finding.each(sentence, ENDED, claims, this::ended);
    Finding.each(sentence, FLAG, claims, this::flag);
    Finding.each(sentence, NOBODY_IN_ROLE, claims, this::nobody);
    for (Denied denied : DENIED) {
      Finding.each(sentence, denied.words(), claims, m -> denied(denied));
    }
  }

  private Finding variable(Matcher m) {
    String name = m.group("name");
    String who = handle(m.group("who"));
    List<RecordedFact> all =
        record
            .of(EvidenceKind.CONFIG_CHANGED, EvidenceKind.SECRET_CHANGED)
            .filter(fact -> names(fact, name))
            .toList();
    String stated = name + " changed" + (who == null ? "" : " by " + who);
    return all.stream()
        .filter(fact -> fact.by(who))
        .findFirst()
        .map(fact -> Finding.of(stated, fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(stated, all));
  }

  private static boolean names(RecordedFact fact, String name) {
    return Arrays.asList((fact.value("names") + " " + fact.value("keys")).split("\\W+"))
        .contains(name);
  }

  private @Nullable String handle(@Nullable String named) {
    return named == null
        ? null
        : record.person(named).map(IncidentRecord.Person::handle).orElse(null);
  }

  private Finding handover(Matcher m) {
    String from = record.person(m.group("from")).map(IncidentRecord.Person::id).orElse("");
    String to = record.person(m.group("to")).map(IncidentRecord.Person::id).orElse("");
    List<RecordedFact> all = record.of(EvidenceKind.INCIDENT_HANDED_OVER).toList();
    return all.stream()
        .filter(fact -> fact.is("from", from) && fact.is("to", to))
        .findFirst()
        .map(fact -> Finding.of(m.group(), fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(m.group(), all));
  }

  private Finding escalation(Matcher m) {
    String name = record.person(m.group("who")).map(IncidentRecord.Person::name).orElse("");
    List<RecordedFact> all = record.of(EvidenceKind.PAGE_ESCALATED).toList();
    return all.stream()
        .filter(fact -> fact.text().contains(name))
        .findFirst()
        .map(fact -> Finding.of(m.group(), fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(m.group(), all));
  }

  private Finding version(Matcher m) {
    String version = m.group("version");
    return Finding.found(
        "version " + version,
        record
            .of(EvidenceKind.DEPLOYMENT_REQUESTED, EvidenceKind.DEPLOYMENT_EFFECTIVE)
            .filter(fact -> fact.is("version", version))
            .findFirst());
  }

  private Finding ended(Matcher m) {
    boolean rollback = m.group("what").toLowerCase(Locale.ROOT).startsWith("roll");
    boolean well = m.group("end").toLowerCase(Locale.ROOT).matches("succeeded|went through");
    List<RecordedFact> ends =
        record
            .of(
                EvidenceKind.DEPLOYMENT_EFFECTIVE,
                EvidenceKind.DEPLOYMENT_FAILED,
                EvidenceKind.DEPLOYMENT_ABORTED)
            .filter(fact -> fact.is("kind", "ROLLBACK") == rollback)
            .toList();
    return ends.stream()
        .filter(fact -> (fact.kind() == EvidenceKind.DEPLOYMENT_EFFECTIVE) == well)
        .findFirst()
        .map(fact -> Finding.of(m.group(), fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(m.group(), ends));
  }

  private Finding flag(Matcher m) {
    String on = String.valueOf(m.group("way").equalsIgnoreCase("on"));
    List<RecordedFact> all = record.of(EvidenceKind.FLAG_CHANGED).toList();
    return all.stream()
        .filter(fact -> fact.is("on", on))
        .findFirst()
        .map(fact -> Finding.of(m.group(), fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(m.group(), all));
  }

  private Finding nobody(Matcher m) {
    String said = m.group("role").toLowerCase(Locale.ROOT);
    return absent(
        m.group(),
        record
            .of(EvidenceKind.INCIDENT_ROLE_ASSIGNED)
            .filter(fact -> fact.is("role", FactCheck.role(said)))
            .findFirst());
  }

  private Finding denied(Denied denied) {
    return absent(denied.stated(), denied.topic().in(record).findFirst());
  }

  /** That the record has nothing of the kind is what the text says. */
  private static Finding absent(String stated, Optional<RecordedFact> fact) {
    return fact.map(one -> Finding.of(stated, one, Verdict.OFF_BY))
        .orElse(new Finding(stated, "The record has none.", Verdict.AGREES, List.of()));
  }
}
