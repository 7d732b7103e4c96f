package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDelivery;
import dev.firedrill.telemetry.paging.PageNotices;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what people were told of pages. */
public final class ToldNotices implements PageNotices {
  /** One telling. */
  public record Told(int number, Occasion occasion, List<PersonId> people, String sentence) {}

  /** One telling of several. */
  public record Together(
      List<Integer> numbers, Occasion occasion, List<PersonId> people, String sentence) {}

  public final List<Told> told = new CopyOnWriteArrayList<>();
  public final List<Together> together = new CopyOnWriteArrayList<>();

  @Override
  public void tell(Page page, Occasion occasion, Collection<PersonId> people, String sentence) {
    told.add(new Told(page.number(), occasion, List.copyOf(people), sentence));
  }

  @Override
  public void tellTogether(
      List<Page> pages,
      Occasion occasion,
      Collection<PersonId> people,
      String sentence,
      Instant at) {
    together.add(
        new Together(
            pages.stream().map(Page::number).toList(), occasion, List.copyOf(people), sentence));
  }

  @Override
  public Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages) {
    return Map.of();
  }

  public List<Told> of(Occasion occasion) {
    return told.stream().filter(one -> one.occasion() == occasion).toList();
  }
}
