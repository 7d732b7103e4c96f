package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds times against the facts that their sentence is about. */
final class TimeCheck {
  /** Further away than this, it was not meant. */
  private static final Duration AWAY_AT_MOST = Duration.ofHours(3);

  private static final Pattern JOINED =
      Pattern.compile("(?i)(?:\\b(?:at|around|by|about|like|since|till|until|near|was)|[~@])\\s*$");

  /** What ends a clause right after its time. */
  private static final Pattern ENDS = Pattern.compile("^\\)?(?:\\s*$|,|\\)|\\s+(?:and|but|so)\\b)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern TICKED = Pattern.compile("`([\\w.-]+)`");
  private static final Pattern WAY =
      Pattern.compile(
          "(?i)\\b(?:switched|turned|back|flipped|went)\\s(?:it\\s|`?[\\w.-]+`?\\s)?(?:back\\s)?(on|off)\\b");

  private final IncidentRecord record;

  TimeCheck(IncidentRecord record) {
    this.record = record;
  }

  List<Claim> claims(Prose.Sentence sentence, List<TimeMention> times, List<Claim> ranges) {
    List<Claim> claims = new ArrayList<>();
    int before = sentence.from();
    for (int i = 0; i < times.size(); i++) {
      TimeMention time = times.get(i);
      if (ranges.stream().noneMatch(range -> range.overlaps(time.from(), time.to()))) {
        int after = i + 1 < times.size() ? times.get(i + 1).from() : sentence.to();
        claims.add(
            claim(time, part(sentence, before, time.from()), part(sentence, time.to(), after)));
      }
      before = time.to();
    }
    return claims;
  }

  private static String part(Prose.Sentence sentence, int from, int to) {
    return sentence.text().substring(from - sentence.from(), Math.max(from, to) - sentence.from());
  }

  private Claim claim(TimeMention time, String before, String after) {
    String clause = clause(before, after);
    Optional<Topic> topic = Topic.of(clause);
    if (topic.isEmpty() && !after.startsWith(",")) {
      topic = Topic.of(after).or(() -> Topic.of(before));
    }
    Optional<RecordedFact> found =
        topic
            .flatMap(about -> nearest(time, narrowed(about, clause)))
            .filter(fact -> time.off(fact.at()).abs().compareTo(AWAY_AT_MOST) <= 0);
    if (topic.isEmpty()) {
      found =
          nearest(time, record.facts().stream().filter(TimeCheck::isNotable).toList())
              .filter(fact -> time.agrees(fact.at()) && shareAWord(clause, fact.text()));
    }
    if (found.isEmpty()) {
      return new Claim(
          time.from(),
          time.to(),
          time.text(),
          Kind.TIME,
          Words.time(time.at()),
          null,
          Verdict.NO_EVIDENCE,
          null,
          List.of());
    }
    RecordedFact fact = found.get();
    boolean agrees = time.agrees(fact.at());
    return new Claim(
        time.from(),
        time.to(),
        time.text(),
        Kind.TIME,
        Words.time(time.at()),
        Words.time(fact.at()) + " " + fact.text(),
        agrees ? Verdict.AGREES : Verdict.OFF_BY,
        agrees ? null : time.off(fact.at()).toSeconds(),
        List.of(fact.id()));
  }

  /**
   * The words that the time belongs to: those in front of it where they lead to it or end there.
   */
  private static String clause(String before, String after) {
    String last = before.substring(before.lastIndexOf(',') + 1);
    if (JOINED.matcher(before).find()
        || (ENDS.matcher(after).find() && WORD.matcher(last).find())) {
      return Topic.of(last).isPresent() ? last : before;
    }
    return after;
  }

  /** What the clause may be about: where it names a flag and a way, of that flag and way only. */
  private List<RecordedFact> narrowed(Topic topic, String clause) {
    Matcher named = TICKED.matcher(clause);
    String key = named.find() ? named.group(1) : null;
    Matcher way = WAY.matcher(clause);
    String on = way.find() ? String.valueOf(way.group(1).equalsIgnoreCase("on")) : null;
    return topic
        .in(record)
        .filter(fact -> !isFlag(fact) || key == null || fact.is("key", key))
        .filter(fact -> !isFlag(fact) || on == null || fact.is("on", on))
        .toList();
  }

  private static boolean isFlag(RecordedFact fact) {
    return fact.kind() == EvidenceKind.FLAG_CHANGED;
  }

  private static boolean shareAWord(String clause, String text) {
    Set<String> words = Set.copyOf(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    return Arrays.stream(clause.toLowerCase(Locale.ROOT).split("\\W+"))
        .anyMatch(word -> word.length() > 3 && words.contains(word));
  }

  private static Optional<RecordedFact> nearest(TimeMention time, List<RecordedFact> facts) {
    return facts.stream().min(Comparator.comparing(fact -> time.off(fact.at()).abs()));
  }

  private static boolean isNotable(RecordedFact fact) {
    return fact.kind() != EvidenceKind.SLI_WINDOW && fact.kind() != EvidenceKind.CHAT_MESSAGE;
  }
}
