package dev.firedrill.app.wiring;

import dev.firedrill.auth.SignIn;
import dev.firedrill.bot.settings.SealedSecret;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.persistence.GradebookPersistence;
import dev.firedrill.kernel.Secret;
import dev.firedrill.lti.Accounts;
import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.IdTokens;
import dev.firedrill.lti.LaunchDesk;
import dev.firedrill.lti.PlatformCalls;
import dev.firedrill.lti.PlatformKeys;
import dev.firedrill.lti.Platforms;
import dev.firedrill.lti.ToolKeys;
import dev.firedrill.lti.api.LtiResource;
import dev.firedrill.lti.gateway.LtiServlet;
import dev.firedrill.lti.http.HttpPlatformCalls;
import dev.firedrill.lti.persistence.LtiPersistence;
import dev.firedrill.lti.sync.SyncDesk;
import dev.firedrill.lti.sync.SyncWorker;
import dev.firedrill.lti.sync.Syncs;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Launches from learning management systems, and grades back to them. */
record LtiWiring(LtiServlet servlet, List<Object> resources) {
  /** Whose our own keys are where secrets are sealed for somebody: nobody's team. */
  private static final TeamEnvironment OURS =
      TeamEnvironment.production(new TeamId(new UUID(0, 0)));

  private static final String KEY = "LTI_KEY";

  static LtiWiring on(Foundation f, SignIn signIn, SecretSeal seal, GradebookDesk gradebook) {
    Platforms platforms = LtiPersistence.platforms(f.jdbi());
    Accounts accounts = LtiPersistence.accounts(f.jdbi());
    Contexts contexts = LtiPersistence.contexts(f.jdbi());
    Syncs syncs = LtiPersistence.syncs(f.jdbi());
    ToolKeys keys =
        new ToolKeys(
            LtiPersistence.keys(f.jdbi(), text -> sealed(seal, text), text -> opened(seal, text)),
            new SecureRandom(),
            f.ids(),
            f.clock());
    PlatformCalls calls =
        new HttpPlatformCalls(
            HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build(),
            keys,
            f.ids(),
            f.clock());
    LaunchDesk launches =
        new LaunchDesk(
            platforms,
            LtiPersistence.states(f.jdbi()),
            new IdTokens(new PlatformKeys(calls, f.clock())),
            accounts,
            contexts,
            f.people(),
            GradebookPersistence.ids(f.jdbi()),
            f.random(),
            f.ids(),
            f.clock());
    // Desk and worker need each other; the reference is set before anything is begun.
    AtomicReference<SyncWorker> worker = new AtomicReference<>();
    SyncDesk desk =
        new SyncDesk(
            platforms,
            contexts,
            accounts,
            calls,
            gradebook,
            syncs,
            id -> worker.get().submit(id),
            f.ids(),
            f.clock());
    worker.set(new SyncWorker(syncs, desk::work));
    f.backgrounds().add("grade passback", worker.get());
    return new LtiWiring(
        new LtiServlet(launches, keys, signIn::vouched, f.address()::forBrowsers, f.clock()),
        List.of(
            new LtiResource(
                platforms,
                contexts,
                accounts,
                f.people(),
                keys,
                desk,
                syncs,
                f.address()::forBrowsers,
                f.ids())));
  }

  private static String sealed(SecretSeal seal, String text) {
    SealedSecret sealed = seal.seal(OURS, KEY, 0, new Secret(text));
    return String.join(
        ":",
        sealed.keyId(),
        Base64.getEncoder().encodeToString(sealed.nonce()),
        Base64.getEncoder().encodeToString(sealed.text()));
  }

  private static String opened(SecretSeal seal, String text) {
    String[] parts = text.split(":", -1);
    return seal.open(
            new SealedSecret(
                OURS,
                KEY,
                0,
                parts[0],
                Base64.getDecoder().decode(parts[1]),
                Base64.getDecoder().decode(parts[2])))
        .reveal();
  }
}
