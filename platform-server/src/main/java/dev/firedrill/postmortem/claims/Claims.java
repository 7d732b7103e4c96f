package dev.firedrill.postmortem.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the claims of a text and holds each against the record. */
public final class Claims {
  /** More than these are cut off: nobody reads them. */
  public static final int AT_MOST = 500;

  private Claims() {}

  /** The claims in the order of the text. */
  public static List<Claim> of(String markdown, IncidentRecord record) {
    TimeReader reader = new TimeReader(markdown, record);
    TimeCheck times = new TimeCheck(record);
    DurationCheck durations = new DurationCheck(record);
    FactCheck facts = new FactCheck(record);
    List<Claim> all = new ArrayList<>();
    for (Prose.Sentence sentence : Prose.sentences(markdown)) {
      if (all.size() >= AT_MOST) {
        break;
      }
      if (sentence.told()) {
        List<TimeMention> mentioned = reader.times(sentence);
        List<Claim> ranges = durations.ranges(sentence, mentioned);
        all.addAll(ranges);
        all.addAll(times.claims(sentence, mentioned, ranges));
        all.addAll(durations.lengths(sentence, all));
        all.addAll(facts.claims(sentence));
      }
    }
    all.sort(Comparator.comparingInt(Claim::from));
    return all.size() > AT_MOST ? List.copyOf(all.subList(0, AT_MOST)) : List.copyOf(all);
  }
}
