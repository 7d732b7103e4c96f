package dev.firedrill.app.wiring;

import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.commands.FlagCommands;
import dev.firedrill.flag.ofrep.Ofrep;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.SlashCommand;
import jakarta.servlet.http.HttpServlet;

/** Feature flags. */
record FlagWiring(FlagStore store, FlagDesk desk, SlashCommand command, HttpServlet ofrep) {
  static FlagWiring on(Foundation f, MayOperate mayOperate) {
    FlagStore store = FlagPersistence.flags(f.jdbi(), f.random());
    FlagDesk desk = new FlagDesk(store, f.evidence(), f.transactions(), f.events());
    return new FlagWiring(
        store,
        desk,
        FlagCommands.flag(store, desk, mayOperate::test),
        Ofrep.servlet(new ServedFlags(store, f.events(), f.clock())));
  }

  /** Who may operate a team's bot from chat: its students, and instructors. */
  @FunctionalInterface
  interface MayOperate {
    boolean test(dev.firedrill.kernel.PersonId person, TeamId team);
  }
}
