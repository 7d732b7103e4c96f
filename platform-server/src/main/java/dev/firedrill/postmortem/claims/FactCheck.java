package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
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
      Pattern.compile("(?i)\\bsev(?:erity)?(?: was|:| is|=)?[\\s-]?([1-4])\\b");
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
  private static final Pattern RESTARTED =
      Pattern.compile(
          "(?i)\\bwe(?: \\w+)? restarted (?:the )?(?:production |staging )?(?:bot|service|production|it)\\b"
              + "|\\bbot was restarted\\b");
  private static final Pattern FAILED =
      Pattern.compile(
          "(?i)(?<n>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|percent|per cent) of (?:all |the |our )*"
              + "(?:requests?|users?|messages|commands|answers|mentions) (?:\\w+ )?(?:failed|failing|got"
              + " (?:an )?errors?|saw errors?|were lost|did not)");
  private static final Pattern RATE =
      Pattern.compile(
          "(?i)(?:error|failure) rate (?:was|of|is|rose to|peaked at|went up to|reached|hit|at)"
              + " (?:about |around |roughly |nearly |~)?(?<n>\\d{1,3}(?:\\.\\d+)?)\\s?(?:%|percent)");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\\b(?<part>a third|one third|two thirds|(?:a )?half|a quarter|one quarter|a fifth) of (?:all"
              + " |the |our )*(?:requests?|users?|messages|commands) (?:\\w+ )?(?:failed|failing|got"
              + " errors?|saw errors?)");
  private static final int POINTS_OFF = 5;

  /** A deed: who, and the words for it. */
  private record Deed(String words, Predicate<RecordedFact> which, EvidenceKind kind) {}

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(
              "declared(?: the incident| it)?|opened the incident",
              fact -> true,
              EvidenceKind.INCIDENT_DECLARED),
          new Deed(
              "acknowledged(?: the page| it)?|acked(?: the page| it)?",
              fact -> true,
              EvidenceKind.PAGE_ACKNOWLEDGED),
          new Deed(
              "resolved(?: the incident| it)?|closed the incident",
              fact -> true,
              EvidenceKind.INCIDENT_RESOLVED),
          new Deed(
              "rolled back|rolled it back|reverted|(?:requested|started|did|triggered) the rollback",
              fact -> fact.is("kind", "ROLLBACK"),
              EvidenceKind.DEPLOYMENT_REQUESTED),
          new Deed(
              "deployed|shipped|released",
              fact -> fact.is("kind", "DEPLOY") || fact.is("kind", "PROMOTION"),
              EvidenceKind.DEPLOYMENT_REQUESTED),
          new Deed("restarted", fact -> true, EvidenceKind.BOT_RESTART_REQUESTED),
          new Deed(
              "changed (?:the |a )?(?:\\w+ )?(?:settings?|config(?:uration)?|variable)",
              fact -> true,
              EvidenceKind.CONFIG_CHANGED));

  private final IncidentRecord record;
  private final @Nullable Pattern deeds;
  private final @Nullable Pattern passive;
  private final @Nullable Pattern roles;

  FactCheck(IncidentRecord record) {
    this.record = record;
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
                    + ") (?:then |also |quickly |immediately |finally |had )?(?<deed>"
                    + words
                    + ")\\b");
    passive =
        nobody
            ? null
            : Pattern.compile("(?i)\\b(?<deed>" + words + ") by @?(?<who>" + names + ")\\b");
    roles =
        nobody
            ? null
            : Pattern.compile(
                "(?i)(?<!\\w)@?(?<who>"
                    + names
                    + ") (?:was|is|became|acted as|took over as)(?: the| our)? (?<role>incident"
                    + " commander|commander|IC|scribe|communications lead|comms(?: lead)?|operations"
                    + " lead|ops lead)\\b");
  }

  List<Claim> claims(Prose.Sentence sentence) {
    List<Claim> claims = new ArrayList<>();
    flags(sentence, FLAG_AFTER, claims);
    flags(sentence, FLAG_BEFORE, claims);
    if (deeds != null) {
      each(sentence, deeds, claims, this::deed);
    }
    if (passive != null) {
      each(sentence, passive, claims, this::deed);
    }
    if (roles != null) {
      each(sentence, roles, claims, this::role);
    }
    each(sentence, SEVERITY, claims, this::severity);
    each(sentence, DEPLOYMENT, claims, this::deployment);
    each(sentence, ALARM, claims, this::alarm);
    each(
        sentence,
        RESTARTED,
        claims,
        m -> found(m.group(), any(EvidenceKind.BOT_RESTART_REQUESTED, fact -> true)));
    each(sentence, FAILED, claims, m -> share(Double.parseDouble(m.group("n")) / 100));
    each(sentence, RATE, claims, m -> share(Double.parseDouble(m.group("n")) / 100));
    each(sentence, PART, claims, m -> share(part(m.group("part"))));
    return claims;
  }

  /** What the record has about a statement. */
  private record Finding(
      String stated, @Nullable String record, Verdict verdict, List<Long> evidence) {}

  @FunctionalInterface
  private interface Reading {
    @Nullable Finding of(Matcher matcher);
  }

  private static void each(
      Prose.Sentence sentence, Pattern pattern, List<Claim> claims, Reading reading) {
    Matcher m = pattern.matcher(sentence.text());
    while (m.find()) {
      int from = sentence.from() + m.start();
      int to = sentence.from() + m.end();
      if (claims.stream().anyMatch(claim -> claim.overlaps(from, to))) {
        continue;
      }
      Finding finding = reading.of(m);
      if (finding != null) {
        claims.add(
            new Claim(
                from,
                to,
                m.group().strip(),
                Kind.FACT,
                finding.stated(),
                finding.record(),
                finding.verdict(),
                null,
                finding.evidence()));
      }
    }
  }

  private Optional<RecordedFact> any(EvidenceKind kind, Predicate<RecordedFact> which) {
    return record.first(kind, which);
  }

  private static Finding found(String stated, Optional<RecordedFact> fact) {
    return fact.map(one -> finding(stated, one, Verdict.AGREES))
        .orElse(new Finding(stated, null, Verdict.NO_EVIDENCE, List.of()));
  }

  private static Finding finding(String stated, RecordedFact fact, Verdict verdict) {
    return new Finding(
        stated, Words.time(fact.at()) + " " + fact.text(), verdict, List.of(fact.id()));
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
        .map(fact -> finding(stated, fact, Verdict.AGREES))
        .orElseGet(() -> other(stated, all));
  }

  private static Finding other(String stated, List<RecordedFact> all) {
    if (all.isEmpty()) {
      return new Finding(stated, null, Verdict.NO_EVIDENCE, List.of());
    }
    RecordedFact first = all.getFirst();
    String by = first.actor() == null ? "" : " (by " + first.actor() + ")";
    return new Finding(
        stated,
        Words.time(first.at()) + " " + first.text() + by,
        Verdict.OFF_BY,
        List.of(first.id()));
  }

  private @Nullable Finding role(Matcher m) {
    String said = m.group("role").toLowerCase(Locale.ROOT);
    String role =
        said.startsWith("s")
            ? "SCRIBE"
            : said.startsWith("comm") && !said.contains("commander")
                ? "COMMUNICATIONS_LEAD"
                : said.startsWith("op") ? "OPERATIONS_LEAD" : "INCIDENT_COMMANDER";
    IncidentRecord.Person who = record.person(m.group("who")).orElse(null);
    if (who == null) {
      return null;
    }
    String stated = who.handle() + " was " + said;
    List<RecordedFact> all =
        record
            .of(EvidenceKind.INCIDENT_ROLE_ASSIGNED, EvidenceKind.INCIDENT_DECLARED)
            .filter(fact ->
                fact.kind() == EvidenceKind.INCIDENT_DECLARED
                    ? role.equals("INCIDENT_COMMANDER")
                    : fact.is("role", role))
            .toList();
    return all.stream()
        .filter(fact ->
            fact.kind() == EvidenceKind.INCIDENT_DECLARED
                ? fact.by(who.handle())
                : fact.is("handle", who.handle()) || fact.is("person", who.id()))
        .findFirst()
        .map(fact -> finding(stated, fact, Verdict.AGREES))
        .orElseGet(() -> other(stated, all));
  }

  private Finding severity(Matcher m) {
    String stated = "SEV" + m.group(1);
    List<RecordedFact> all =
        record.facts().stream().filter(fact -> !fact.value("severity").isEmpty()).toList();
    return all.stream()
        .filter(fact -> fact.is("severity", stated))
        .findFirst()
        .map(fact -> finding(stated, fact, Verdict.AGREES))
        .orElseGet(() -> other(stated, all));
  }

  private Finding deployment(Matcher m) {
    String number = m.group(1);
    Stream<RecordedFact> all =
        record.of(
            EvidenceKind.DEPLOYMENT_REQUESTED,
            EvidenceKind.DEPLOYMENT_EFFECTIVE,
            EvidenceKind.DEPLOYMENT_FAILED,
            EvidenceKind.DEPLOYMENT_ABORTED);
    return found(
        "number " + number,
        all.filter(fact -> fact.is("number", number) || fact.is("release", number)).findFirst());
  }

  private void flags(Prose.Sentence sentence, Pattern pattern, List<Claim> claims) {
    each(
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
              .map(fact -> finding(stated, fact, Verdict.AGREES))
              .orElseGet(() -> other(stated, all));
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
    return found(
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

  private static double part(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "two thirds" -> 2.0 / 3;
      case "a third", "one third" -> 1.0 / 3;
      case "a fifth" -> 0.2;
      case "a quarter", "one quarter" -> 0.25;
      default -> 0.5;
    };
  }

  private Finding share(double said) {
    String stated = Words.percent(said) + " failed";
    Optional<RecordedFact> began = record.beganAt();
    Optional<RecordedFact> well = record.recoveredAt();
    Double real =
        record.failedShare(
            began.map(RecordedFact::at).orElse(record.declaredAt()),
            well.map(RecordedFact::at).orElse(record.to()));
    if (real == null) {
      return new Finding(stated, null, Verdict.NO_EVIDENCE, List.of());
    }
    double off = Math.abs(real - said) * 100;
    boolean agrees = off <= Math.max(POINTS_OFF, real * 20);
    return new Finding(
        stated,
        Words.percent(real) + " of requests failed while it lasted",
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        Stream.concat(began.stream(), well.stream()).map(RecordedFact::id).toList());
  }
}
