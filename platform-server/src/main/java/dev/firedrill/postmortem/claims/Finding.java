package dev.firedrill.postmortem.claims;

import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the record has about a statement of a fact. */
record Finding(String stated, @Nullable String record, Verdict verdict, List<Long> evidence) {
  Finding {
    evidence = List.copyOf(evidence);
  }

  /** What a match says, and what the record has about it; null when it claims nothing. */
  @FunctionalInterface
  interface Reading {
    @Nullable Finding of(Matcher matcher);
  }

  /** Adds a claim for each match that has a finding and overlaps with no claim so far. */
  static void each(Prose.Sentence sentence, Pattern pattern, List<Claim> claims, Reading reading) {
    Matcher m = pattern.matcher(sentence.text());
    while (m.find()) {
      int from = sentence.from() + m.start();
      int to = sentence.from() + m.end();
      if (claims.stream().anyMatch(claim -> claim.overlaps(from, to))) {
        continue;
      }
      Finding finding = reading.of(m);
      if (finding != null) {
        claims.add(finding.claim(from, to, m.group().strip()));
      }
    }
  }

  private Claim claim(int from, int to, String text) {
    return new Claim(from, to, text, Kind.FACT, stated, record, verdict, null, evidence);
  }

  static Finding nothing(String stated) {
    return new Finding(stated, null, Verdict.NO_EVIDENCE, List.of());
  }

  static Finding of(String stated, RecordedFact fact, Verdict verdict) {
    return new Finding(
        stated, Words.time(fact.at()) + " " + fact.text(), verdict, List.of(fact.id()));
  }

  static Finding found(String stated, Optional<RecordedFact> fact) {
    return fact.map(one -> of(stated, one, Verdict.AGREES)).orElse(nothing(stated));
  }

  /** The record has none that fits, but perhaps others of the kind. */
  static Finding other(String stated, List<RecordedFact> all) {
    if (all.isEmpty()) {
      return nothing(stated);
    }
    RecordedFact first = all.getFirst();
    String by = first.actor() == null ? "" : " (by " + first.actor() + ")";
    return new Finding(
        stated,
        Words.time(first.at()) + " " + first.text() + by,
        Verdict.OFF_BY,
        List.of(first.id()));
  }
}
