package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who is said to have done what, severities, numbers of deployments, flags and alarms. */
final class FactCheck {
  private static final Pattern SEVERITY =
      Pattern.compile(
          "(?i)(?<changed>\\b(?:raised|lowered|upgraded|downgraded|bumped|escalated|went)(?: it| the incident|"
              + " the severity)?(?: from sev-?\\d)? to )?\\bsev(?:erity)?(?: was|:| is|=)?[\\s-]?(?<level>[1-4])\\b");
  private static final Pattern DEPLOYMENT =
      Pattern.compile(
          "(?i)\\b(?:deploy(?:ment)?|release|roll(?:ed|ing)?[ -]?back(?: to)?|reverted(?: to)?)\\s"
              + "(?:the )?(?:deploy(?:ment)? |release )?(?:#|no\\.? ?|number |v)?(\\d{1,6})"
              + "(?![\\w.:]*\\d| ?%| (?:min|sec|hour|s\\b|h\\b))");
  private static final String SWITCH =
      "(?:switched|turned|toggled|flipped|set|disabled|enabled|deactivated|activated)";
  private static final Pattern FLAG_AFTER =
      Pattern.compile(
          "(?i)\\b"
              + SWITCH
              + "(?: (?<way1>off|on))? (?:the )?(?:feature )?(?:flag )?(?:`(?<tick>[\\w.-]+)`|(?<word>[\\w.]+[-_][\\w.-]+))"
              + "(?: (?:feature )?flag)?(?: (?:to )?(?<way2>off|on)\\b)?");
  private static final Pattern FLAG_BEFORE =
      Pattern.compile(
          "(?i)(?:the )?(?:feature )?(?:flag )?(?:`(?<tick>[\\w.-]+)`|(?<word>[\\w.]+[-_][\\w.-]+))(?:"
              + " (?:feature )?flag)? (?:was|got|is) (?:(?:switched|turned|toggled|set)"
              + " (?<way1>off|on)|(?<way2>disabled|enabled))\\b");
  private static final Pattern ALARM =
      Pattern.compile(
          "(?i)(?:\\b(?:the|our|an?)\\s|(?=[\"“`])|^[\\s|*-]*)[\"“`]?(?<name>[\\w%/-]+(?: [\\w%/-]+){0,4})[\"”`]?"
              + "\\s(?:alarm|alert) (?:fired|paged|went off|triggered|rang|was firing)");
  private static final Pattern ALARM_NAMED =
      Pattern.compile("(?i)\\b(?:alarm|alert|page for) [\"“](?<name>[\\w%/ -]{2,60})[\"”]");
  private static final Pattern RESTARTED =
      Pattern.compile(
          "(?i)\\b(?:we(?: \\w+)? restarted|(?:did|thing) was (?:to )?restart|tried (?:a restart of|restarting|to restart)|restarting)"
              + " (?:the )?(?:production |staging )?(?:bot|service|production|it)\\b"
              + "|\\bbot was restarted\\b");

  /** A deed: who, and the words for it. */
  private record Deed(String words, Predicate<RecordedFact> which, EvidenceKind kind) {}

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(
              "declare[sd](?: the incident| it)?|open(?:ed|s) the incident",
              fact -> true,
              EvidenceKind.INCIDENT_DECLARED),
          new Deed(
              "acknowledge[sd](?: the page| it)?|ack(?:ed|s)(?: the page| it)?|(?:took|picked up) the page",
              fact -> true,
              EvidenceKind.PAGE_ACKNOWLEDGED),
          new Deed(
              "resolve[sd](?: the incident| it)?|close[sd] the incident",
              fact -> true,
              EvidenceKind.INCIDENT_RESOLVED),
          new Deed(
              "roll(?:ed|s) (?:everything |production |it )?back|revert(?:ed|s)|(?:requested|started|did|triggered)"
                  + " (?:the |a )?(?:first |second )?rollback|rollback",
              fact -> fact.is("kind", "ROLLBACK"),
              EvidenceKind.DEPLOYMENT_REQUESTED),
          new Deed(
              "deploy(?:ed|s)|shipped|released|pushed(?! for| back| to)",
              fact -> fact.is("kind", "DEPLOY") || fact.is("kind", "PROMOTION"),
              EvidenceKind.DEPLOYMENT_REQUESTED),
          new Deed("restart(?:ed|s)", fact -> true, EvidenceKind.BOT_RESTART_REQUESTED),
          new Deed(
              "(?:raised|lowered|upgraded|downgraded|bumped|changed) (?:it|the severity|the incident)(?:"
                  + " from sev-?\\d)? to sev-?\\d",
              fact -> true,
              EvidenceKind.INCIDENT_SEVERITY_CHANGED),
          new Deed(
              "(?:posted|wrote|sent|published) (?:the|an?) (?:first |second |last |status )*update",
              fact -> true,
              EvidenceKind.INCIDENT_UPDATED),
          new Deed(
              "changed (?:the |a )?(?:\\w+ )?(?:settings?|config(?:uration)?|variable)",
              fact -> true,
              EvidenceKind.CONFIG_CHANGED));

  private final IncidentRecord record;
  private final ChangeCheck changes;
  private final @Nullable Pattern deeds;
  private final @Nullable Pattern passive;
  private final @Nullable Pattern roles;
  private final @Nullable Pattern rolesFirst;
  private final Pattern named;

  FactCheck(IncidentRecord record) {
    this.record = record;
    changes = new ChangeCheck(record);
    String names =
        record.people().stream()
            .flatMap(person -> person.names().stream())
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String words = DEEDS.stream().map(Deed::words).collect(Collectors.joining("|"));
    boolean nobody = names.isEmpty();
    deeds =
        nobody
            ? null
            : Pattern.compile(
                "(?i)(?<!\\w)@?(?<who>"
                    + names
                    + ") (?:then |also |had |just |only |first |has |\\w+ly )*(?<deed>"
                    + words
                    + ")\\b");
    passive =
        nobody
            ? null
            : Pattern.compile(
                "(?i)\\b(?<deed>" + words + ")(?: as sev-?\\d)? by @?(?<who>" + names + ")\\b");
    roles =
        nobody
            ? null
            : Pattern.compile(
                "(?i)(?<!\\w)@?(?<who>"
                    + names
                    + ") (?:was|is|became|becomes|acted as|acts as|took over as|takes over as|as)(?: the| our)? (?<role>incident"
                    + " commander|commander|IC|scribe|communications lead|comms(?: lead)?|operations"
                    + " lead|ops(?: lead)?)\\b");
    rolesFirst =
        nobody
            ? null
            : Pattern.compile(
                "(?i)\\b(?<role>incident commander|commander|IC|scribe|communications lead|comms(?:"
                    + " lead)?|operations lead|ops(?: lead)?)(?: was| is|:) @?(?<who>"
                    + names
                    + ")(?!\\w)");
    String alarms =
        record
            .of(EvidenceKind.ALARM_STATE_CHANGED)
            .map(fact -> fact.value("name"))
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    named =
        Pattern.compile(
            "(?i)[\"“`*]{0,2}(?<name>"
                + (alarms.isEmpty() ? "(?!)" : alarms)
                + ")[\"”`*]{0,2}(?: alarm| alert)? (?:fired|fires|paged|went off|triggered|rang|started firing|was"
                + " firing|is firing)\\b");
  }

  List<Claim> claims(Prose.Sentence sentence) {
    List<Claim> claims = new ArrayList<>();
    flags(sentence, FLAG_AFTER, claims);
    flags(sentence, FLAG_BEFORE, claims);
    if (deeds != null) {
      Finding.each(sentence, deeds, claims, this::deed);
    }
    if (passive != null) {
      Finding.each(sentence, passive, claims, this::deed);
    }
    if (roles != null) {
      Finding.each(sentence, roles, claims, this::role);
    }
    Finding.each(sentence, SEVERITY, claims, this::severity);
    Finding.each(sentence, DEPLOYMENT, claims, this::deployment);
    Finding.each(sentence, ALARM, claims, this::alarm);
    Finding.each(sentence, ALARM_NAMED, claims, this::alarm);
    Finding.each(sentence, named, claims, this::alarm);
    if (rolesFirst != null) {
      Finding.each(sentence, rolesFirst, claims, this::role);
    }
    Finding.each(
        sentence,
        RESTARTED,
        claims,
        m -> Finding.found(m.group(), any(EvidenceKind.BOT_RESTART_REQUESTED, fact -> true)));
    new ShareCheck(record).add(sentence, claims);
    changes.add(sentence, claims);
    return claims;
  }

  private Optional<RecordedFact> any(EvidenceKind kind, Predicate<RecordedFact> which) {
    return record.first(kind, which);
  }

  private @Nullable Finding deed(Matcher m) {
    String words = m.group("deed");
    Deed deed =
        DEEDS.stream()
            .filter(one -> Pattern.compile("(?i)" + one.words()).matcher(words).matches())
            .findFirst()
            .orElse(null);
    String who = record.person(m.group("who")).map(IncidentRecord.Person::handle).orElse(null);
    if (deed == null || who == null) {
      return null;
    }
    List<RecordedFact> all = record.of(deed.kind()).filter(deed.which()).toList();
    String stated = who + " " + words;
    return all.stream()
        .filter(fact -> fact.by(who))
        .findFirst()
        .map(fact -> Finding.of(stated, fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(stated, all));
  }

  private @Nullable Finding role(Matcher m) {
    String said = m.group("role").toLowerCase(Locale.ROOT);
    String role = role(said);
    IncidentRecord.Person who = record.person(m.group("who")).orElse(null);
    if (who == null) {
      return null;
    }
    String stated = who.handle() + " was " + said;
    List<RecordedFact> all =
        record
            .of(
                EvidenceKind.INCIDENT_ROLE_ASSIGNED,
                EvidenceKind.INCIDENT_HANDED_OVER,
                EvidenceKind.INCIDENT_DECLARED)
            .filter(fact ->
                fact.kind() == EvidenceKind.INCIDENT_DECLARED
                    ? role.equals("INCIDENT_COMMANDER")
                    : fact.is("role", role))
            .toList();
    return all.stream()
        .filter(fact ->
            fact.kind() == EvidenceKind.INCIDENT_DECLARED
                ? fact.by(who.handle())
                : fact.is("handle", who.handle())
                    || fact.is("person", who.id())
                    || fact.is("to", who.id()))
        .findFirst()
        .map(fact -> Finding.of(stated, fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(stated, all));
  }

  /** The record's name of a role by the words for it, in small letters. */
  static String role(String said) {
    return said.startsWith("s")
        ? "SCRIBE"
        : said.startsWith("comm") && !said.contains("commander")
            ? "COMMUNICATIONS_LEAD"
            : said.startsWith("op") ? "OPERATIONS_LEAD" : "INCIDENT_COMMANDER";
  }

  private Finding severity(Matcher m) {
    String stated = "SEV" + m.group("level");
    boolean changed = m.group("changed") != null;
    List<RecordedFact> all =
        record
            .of(EvidenceKind.INCIDENT_SEVERITY_CHANGED, EvidenceKind.INCIDENT_DECLARED)
            .filter(fact -> !changed || fact.kind() == EvidenceKind.INCIDENT_SEVERITY_CHANGED)
            .toList();
    return all.stream()
        .filter(fact -> fact.is("severity", stated) || fact.is("to", stated))
        .findFirst()
        .map(fact -> Finding.of(stated, fact, Verdict.AGREES))
        .orElseGet(() -> Finding.other(stated, all));
  }

  private Finding deployment(Matcher m) {
    String number = m.group(1);
    Stream<RecordedFact> all =
        record.of(
            EvidenceKind.DEPLOYMENT_REQUESTED,
            EvidenceKind.DEPLOYMENT_EFFECTIVE,
            EvidenceKind.DEPLOYMENT_FAILED,
            EvidenceKind.DEPLOYMENT_ABORTED);
    return Finding.found(
        "number " + number,
        all.filter(fact -> fact.is("number", number) || fact.is("release", number)).findFirst());
  }

  private void flags(Prose.Sentence sentence, Pattern pattern, List<Claim> claims) {
    Finding.each(
        sentence,
        withPerson(pattern),
        claims,
        m -> {
          String key = m.group("tick") == null ? m.group("word") : m.group("tick");
          String words = m.group().toLowerCase(Locale.ROOT);
          boolean known =
              record
                  .of(EvidenceKind.FLAG_CHANGED, EvidenceKind.FLAG_DEFINED)
                  .anyMatch(fact -> fact.is("key", key));
          if (!known && m.group("tick") == null && !words.contains("flag")) {
            return null;
          }
          String way = m.group("way1") == null ? m.group("way2") : m.group("way1");
          Boolean on =
              way != null
                  ? Boolean.valueOf(way.equalsIgnoreCase("on") || way.equalsIgnoreCase("enabled"))
                  : words.matches(".*\\b(?:enabled|activated)\\b.*")
                      ? Boolean.TRUE
                      : words.matches(".*\\b(?:disabled|deactivated)\\b.*") ? Boolean.FALSE : null;
          String who =
              m.group("who") == null
                  ? null
                  : record.person(m.group("who")).map(IncidentRecord.Person::handle).orElse(null);
          String stated = key + (on == null ? " switched" : on ? " switched on" : " switched off");
          List<RecordedFact> all =
              record.of(EvidenceKind.FLAG_CHANGED).filter(fact -> fact.is("key", key)).toList();
          return all.stream()
              .filter(fact -> (on == null || fact.is("on", on.toString())) && fact.by(who))
              .findFirst()
              .map(fact -> Finding.of(stated, fact, Verdict.AGREES))
              .orElseGet(() -> Finding.other(stated, all));
        });
  }

  private Pattern withPerson(Pattern pattern) {
    String names =
        record.people().stream()
            .flatMap(person -> person.names().stream())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:(?<who>", "|\\b\\B) )?"));
    return Pattern.compile(names + pattern.pattern(), Pattern.CASE_INSENSITIVE);
  }

  private @Nullable Finding alarm(Matcher m) {
    String name = m.group("name");
    if (name.matches("(?i)the|our|an?|no|first|same|this|that|their|any")) {
      return null;
    }
    Set<String> said = words(name);
    return Finding.found(
        name + " fired",
        record
            .of(EvidenceKind.ALARM_STATE_CHANGED, EvidenceKind.PAGE_SENT)
            .filter(fact -> fact.kind() == EvidenceKind.PAGE_SENT || fact.is("to", "ALARM"))
            .filter(fact -> words(fact.value("name")).containsAll(said))
            .findFirst());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\w%]+"))
        .filter(word -> !word.isEmpty() && !word.equals("the") && !word.equals("our"))
        .collect(Collectors.toSet());
  }
}
