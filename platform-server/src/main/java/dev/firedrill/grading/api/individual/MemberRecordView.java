package dev.firedrill.grading.api.individual;

import dev.firedrill.grading.individual.Deed;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;

/** What one member did in a run; nothing of it is a point by itself. */
public record MemberRecordView(PersonView member, List<DoneView> did) {
  /** One kind of deed, how often, and the facts. */
  public record DoneView(
      Deed deed, String label, int count, Instant first, List<String> what, List<Long> evidence) {}
}
