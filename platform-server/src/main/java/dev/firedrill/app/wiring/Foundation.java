package dev.firedrill.app.wiring;

import dev.firedrill.app.config.PlatformConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.auth.ActingTurns;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.Courses;
import dev.firedrill.course.People;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.persistence.EvidencePersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.kernel.persistence.KernelPersistence;
import dev.firedrill.team.Teams;
import dev.firedrill.team.persistence.TeamPersistence;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** What every feature stands on. */
public record Foundation(
    PlatformConfiguration configuration,
    Jdbi jdbi,
    InstantSource clock,
    RandomGenerator random,
    IdSource ids,
    Transactions transactions,
    DomainEvents events,
    People people,
    Courses courses,
    Teams teams,
    ActingTurns acting,
    TeamAccess access,
    Evidence evidence,
    Backgrounds backgrounds,
    PlatformAddress address) {

  public static Foundation on(PlatformConfiguration configuration, PlatformDatabase database) {
    Jdbi jdbi = database.jdbi();
    InstantSource clock = KernelPersistence.databaseClock(jdbi, InstantSource.system());
    RandomGenerator random = new SecureRandom();
    DomainEvents events = KernelPersistence.domainEvents(jdbi);
    Teams teams = TeamPersistence.teams(jdbi);
    ActingTurns acting = AuthPersistence.acting(jdbi, clock);
    return new Foundation(
        configuration,
        jdbi,
        clock,
        random,
        new UuidV7Source(clock, random),
        KernelPersistence.transactions(jdbi),
        events,
        CoursePersistence.people(jdbi),
        CoursePersistence.courses(jdbi),
        teams,
        acting,
        new TeamAccess(teams, acting),
        EvidencePersistence.evidence(jdbi, events),
        new Backgrounds(),
        new PlatformAddress(configuration));
  }
}
