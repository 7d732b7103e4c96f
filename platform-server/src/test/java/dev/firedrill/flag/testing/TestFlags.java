package dev.firedrill.flag.testing;

import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.exchange.FlagExchange;
import dev.firedrill.flag.exposure.ExposureStore;
import dev.firedrill.flag.exposure.Exposures;
import dev.firedrill.flag.flagd.Flagd;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.flag.schedule.FlagSchedules;
import dev.firedrill.flag.schedule.ScheduleStore;
import dev.firedrill.flag.status.FlagStatuses;
import dev.firedrill.flag.status.Staleness;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.testing.TestDatabase;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Everything of flags, wired on a test's database with a bus of its own. */
public final class TestFlags {
  public static final FlagFormat FORMAT = Flagd.format();

  public final DomainEvents events;
  public final FlagStore store;
  public final FlagDesk desk;
  public final ScheduleStore plans;
  public final FlagSchedules schedules;
  public final ExposureStore counts;
  public final Exposures exposures;
  public final FlagExchange exchange;
  public final FlagStatuses statuses;
  public final ServedFlags served;

  public TestFlags(TestDatabase database, InstantSource clock) {
    events = database.domainEvents();
    store = FlagPersistence.flags(database.jdbi(), new SecureRandom());
    FlagBook book = new FlagBook(store, database.evidence(), events);
    desk = new FlagDesk(store, FORMAT, book, database.transactions());
    plans = FlagPersistence.schedules(database.jdbi());
    schedules =
        new FlagSchedules(
            plans, store, desk, book, database.transactions(), UUID::randomUUID, clock);
    counts = FlagPersistence.exposures(database.jdbi());
    exposures = new Exposures(counts, clock);
    exchange = new FlagExchange(store, FORMAT, book, database.transactions());
    statuses = new FlagStatuses(store, plans, counts, new Staleness(14), clock);
    served = new ServedFlags(store, FORMAT, events, clock);
  }
}
