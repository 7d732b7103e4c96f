package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDelivery;
import dev.firedrill.telemetry.paging.PageNotices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what people were told of pages. */
public final class ToldNotices implements PageNotices {
  /** One telling. */
  public record Told(
      int number, @Nullable Occasion occasion, List<PersonId> people, String sentence) {}

  public final List<Told> told = new CopyOnWriteArrayList<>();

  @Override
  public void tell(Page page, Occasion occasion, Collection<PersonId> people, String sentence) {
    told.add(new Told(page.number(), occasion, List.copyOf(people), sentence));
  }

  @Override
  public void storm(Page latest, Collection<PersonId> people, String sentence) {
    told.add(new Told(latest.number(), null, List.copyOf(people), sentence));
  }

  @Override
  public Map<UUID, List<PageDelivery>> deliveries(Collection<UUID> pages) {
    return Map.of();
  }

  public List<Told> of(Occasion occasion) {
    return told.stream().filter(one -> one.occasion() == occasion).toList();
  }
}
