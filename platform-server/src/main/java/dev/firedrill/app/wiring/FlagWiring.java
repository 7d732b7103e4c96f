package dev.firedrill.app.wiring;

import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.api.FlagApi;
import dev.firedrill.flag.api.FlagTrial;
import dev.firedrill.flag.commands.FlagCommands;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.exchange.FlagExchange;
import dev.firedrill.flag.exposure.ExposureStore;
import dev.firedrill.flag.exposure.Exposures;
import dev.firedrill.flag.flagd.Flagd;
import dev.firedrill.flag.ofrep.Ofrep;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.flag.schedule.FlagSchedules;
import dev.firedrill.flag.schedule.ScheduleStore;
import dev.firedrill.flag.status.FlagStatuses;
import dev.firedrill.flag.status.Staleness;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.SlashCommand;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Feature flags. */
record FlagWiring(
    FlagStore store,
    FlagDesk desk,
    FlagStatuses statuses,
    SlashCommand command,
    HttpServlet ofrep,
    List<Object> resources) {
  static FlagWiring on(Foundation f, Directory directory, MayOperate mayOperate) {
    FlagStore store = FlagPersistence.flags(f.jdbi(), f.random());
    ScheduleStore plans = FlagPersistence.schedules(f.jdbi());
    ExposureStore counts = FlagPersistence.exposures(f.jdbi());
    FlagFormat format = Flagd.format();
    FlagBook book = new FlagBook(store, f.evidence(), f.events());
    FlagDesk desk = new FlagDesk(store, format, book, f.transactions());
    FlagSchedules schedules =
        new FlagSchedules(plans, store, desk, book, f.transactions(), f.ids(), f.clock());
    f.backgrounds()
        .add(
            "flag schedule", new Ticker("flag-schedule", Duration.ofSeconds(1), schedules::runDue));
    Exposures exposures = new Exposures(counts, f.clock());
    f.backgrounds()
        .add(
            "flag exposure",
            new Ticker("flag-exposure", Duration.ofSeconds(15), exposures::flush).withLastRound());
    f.backgrounds()
        .add(
            "old flag exposure",
            new Ticker("flag-exposure-old", Duration.ofMinutes(10), exposures::forgetOld));
    FlagStatuses statuses =
        new FlagStatuses(
            store,
            plans,
            counts,
            new Staleness(f.configuration().getFlags().staleAfterDays()),
            f.clock());
    FlagApi.Services services =
        new FlagApi.Services(
            store,
            desk,
            schedules,
            new FlagExchange(store, format, book, f.transactions()),
            statuses,
            new FlagTrial(store, format, (team, handle) -> userId(directory, team, handle)));
    return new FlagWiring(
        store,
        desk,
        statuses,
        FlagCommands.flag(store, desk, f.teams(), mayOperate::test),
        Ofrep.servlet(new ServedFlags(store, format, f.events(), f.clock()), exposures),
        FlagApi.resources(f.access(), f.teams(), services));
  }

  private static Optional<String> userId(Directory directory, TeamId team, String handle) {
    return directory.find(team).stream()
        .flatMap(workspace -> workspace.users().values().stream())
        .filter(user -> user.handle().equals(handle))
        .map(user -> user.id().value())
        .findFirst();
  }

  /** Who may operate a team's bot from chat: its students, and instructors. */
  @FunctionalInterface
  interface MayOperate {
    boolean test(PersonId person, TeamId team);
  }
}
