package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How people are told of pages. All calls join the transaction; telling happens after it. */
public interface PageNotices {
  /** Why they are told. */
  enum Occasion {
    OPENED,
    REPEATED,
    ESCALATED,
    ACKNOWLEDGED,
    CLOSED,
    TEST
  }

  /** Tells of a page; those in {@code people} are meant, by the routes of its severity. */
  void tell(Page page, Occasion occasion, Collection<PersonId> people, String sentence);

  /** Tells of several pages of one team and severity in one message; {@code at} is when. */
  void tellTogether(
      List<Page> pages,
      Occasion occasion,
      Collection<PersonId> people,
      String sentence,
      Instant at);

  /** What became of telling, by page. */
  Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages);
}
