package dev.firedrill.app.janitor;

import dev.firedrill.app.SecretKeyFile;
import dev.firedrill.app.wiring.FlagsInWords;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.deploy.DeploymentBook;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.persistence.BotPersistence;
import dev.firedrill.bot.pipeline.Pipeline;
import dev.firedrill.bot.release.ReleaseDesk;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.bot.settings.Secrets;
import dev.firedrill.chaos.fault.bot.Machinery;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.flagd.Flagd;
import dev.firedrill.flag.persistence.FlagPersistence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What undoing a fault of a bot needs: deployments, flags and keys, and no running bot. */
record BotMachineryFromOutside(
    Jdbi jdbi,
    InstantSource clock,
    DomainEvents events,
    Evidence evidence,
    Transactions transactions) {
  /** Whoever changed a flag takes it back (the platform's colleague). */
  private static final String COLLEAGUE = "robin.vale";

  Machinery on(Path data, BotInterference bots) {
    SecureRandom random = new SecureRandom();
    Releases releases = BotPersistence.releases(jdbi);
    Deployments deployments = BotPersistence.deployments(jdbi);
    Configs configs = BotPersistence.configs(jdbi);
    Secrets secrets = BotPersistence.secrets(jdbi);
    FlagStore flags = FlagPersistence.flags(jdbi, random);
    Pipeline pipeline =
        new Pipeline(
            deployments,
            new DeploymentBook(
                deployments,
                releases,
                (bot, track, from, to) -> new Tally(0, 0),
                evidence,
                transactions,
                events,
                clock),
            releases,
            new ReleaseDesk(releases, deployments, noArtifacts(), evidence, transactions, clock),
            configs,
            new ConfigDesk(
                configs,
                secrets,
                new SecretSeal(
                    SecretKeyFile.open(data.resolve("secret.key"), secrets.keyIds(), random),
                    random),
                releases,
                evidence,
                transactions,
                events,
                clock),
            new FlagsInWords(flags),
            clock);
    return new Machinery(
        BotPersistence.operations(jdbi),
        pipeline,
        BotPersistence.bots(jdbi),
        bots,
        flags,
        new FlagDesk(flags, Flagd.format(), new FlagBook(flags, evidence, events), transactions),
        UpstreamPersistence.keys(jdbi, random),
        this::colleague,
        evidence,
        transactions,
        clock);
  }

  private PersonId colleague() {
    return CoursePersistence.people(jdbi)
        .findByHandle(COLLEAGUE)
        .map(Person::id)
        .orElseThrow(() -> new IllegalStateException("nobody has the handle " + COLLEAGUE));
  }

  /** Taking back needs no program. */
  private static ArtifactStore noArtifacts() {
    return (ArtifactStore)
        Proxy.newProxyInstance(
            ArtifactStore.class.getClassLoader(),
            new Class<?>[] {ArtifactStore.class},
            (self, method, arguments) -> {
              throw new UnsupportedOperationException("the janitor keeps no programs");
            });
  }
}
