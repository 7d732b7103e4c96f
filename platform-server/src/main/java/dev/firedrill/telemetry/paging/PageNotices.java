package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
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

  /** Tells that there are too many pages to tell of each. */
  void storm(Page latest, Collection<PersonId> people, String sentence);

  /** What became of telling, by page. */
  Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages);
}
