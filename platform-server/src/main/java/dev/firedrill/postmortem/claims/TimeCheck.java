package dev.firedrill.postmortem.claims;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds times against the facts that their sentence is about. */
final class TimeCheck {
  /** Further away than this, it was not meant. */
  private static final Duration AWAY_AT_MOST = Duration.ofHours(3);

  private static final Pattern JOINED =
      Pattern.compile("(?i)(?:\\b(?:at|around|by|about|since|till|until|near|was)|[~@])\\s*$");

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
    Optional<Topic> said = Topic.of(before);
    boolean joined = JOINED.matcher(before).find();
    Optional<Topic> topic = joined && said.isPresent() ? said : Topic.of(after).or(() -> said);
    Optional<RecordedFact> found =
        topic
            .flatMap(about -> nearest(time, about.in(record).toList()))
            .filter(fact -> time.off(fact.at()).abs().compareTo(AWAY_AT_MOST) <= 0);
    if (topic.isEmpty()) {
      found =
          nearest(time, record.facts().stream().filter(TimeCheck::isNotable).toList())
              .filter(fact -> time.agrees(fact.at()));
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

  private static Optional<RecordedFact> nearest(TimeMention time, List<RecordedFact> facts) {
    return facts.stream().min(Comparator.comparing(fact -> time.off(fact.at()).abs()));
  }

  private static boolean isNotable(RecordedFact fact) {
    return fact.kind() != EvidenceKind.SLI_WINDOW && fact.kind() != EvidenceKind.CHAT_MESSAGE;
  }
}
