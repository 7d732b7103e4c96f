package dev.firedrill.app.wiring;

import dev.firedrill.app.config.NotifyConfiguration;
import dev.firedrill.bot.settings.SecretSeal;
import dev.firedrill.kernel.Secret;
import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveFeed;
import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.DeliveryWorker;
import dev.firedrill.notify.Inbox;
import dev.firedrill.notify.InboxChanged;
import dev.firedrill.notify.Outbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.StoredOutbox;
import dev.firedrill.notify.api.DeliveryWords;
import dev.firedrill.notify.api.InboxResource;
import dev.firedrill.notify.api.LiveInboxView;
import dev.firedrill.notify.api.RoutesResource;
import dev.firedrill.notify.chat.ChatCarrier;
import dev.firedrill.notify.http.WebhookCarrier;
import dev.firedrill.notify.mail.MailCarrier;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteStore;
import dev.firedrill.notify.route.RouteTrial;
import dev.firedrill.workspace.Workspaces;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How people are told. */
record NotifyWiring(
    Outbox outbox,
    OutboxStore store,
    Inbox inbox,
    RouteStore routes,
    DeliveryWords words,
    List<Object> resources) {
  static NotifyWiring on(Foundation f, Workspaces workspaces, SecretSeal seal) {
    NotifyConfiguration configuration = f.configuration().getNotify();
    OutboxStore store = NotifyPersistence.outbox(f.jdbi(), f.ids(), f.clock());
    Inbox inbox = NotifyPersistence.inbox(f.jdbi());
    RouteStore routes = NotifyPersistence.routes(f.jdbi());
    Outbox outbox = new StoredOutbox(store, f.events());
    RouteDesk desk =
        new RouteDesk(
            routes, new SealedWebhookSecrets(seal), f.evidence(), f.transactions(), f.ids());
    DeliveryWords words = new DeliveryWords(f.teams(), routes);
    List<Carrier> carriers =
        List.of(
            new ChatCarrier(workspaces),
            mail(configuration.smtp(), f.address()::forBrowsers),
            new WebhookCarrier(
                HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build(),
                routes,
                desk,
                configuration.allowPrivateWebhooks()));
    DeliveryWorker worker =
        new DeliveryWorker(store, carriers, f.transactions(), f.events(), f.clock());
    f.events().subscribe(StoredOutbox.Left.class, _ -> worker.wake());
    f.backgrounds().add("outbox", worker);
    RouteTrial trial = new RouteTrial(routes, outbox, store, f.transactions(), f.ids(), f.clock());
    return new NotifyWiring(
        outbox,
        store,
        inbox,
        routes,
        words,
        List.of(
            new InboxResource(inbox, words, f.events(), f.clock()),
            new RoutesResource(f.access(), desk, trial, words, configuration.smtp() != null)));
  }

  private static Carrier mail(NotifyConfiguration.@Nullable Smtp smtp, Supplier<URI> pages) {
    if (smtp == null) {
      return MailCarrier.unconfigured();
    }
    String password = smtp.password();
    return MailCarrier.over(
        new MailCarrier.Server(
            smtp.host(),
            smtp.port(),
            smtp.user(),
            password == null ? null : new Secret(password),
            smtp.from(),
            smtp.startTls()),
        pages);
  }

  /** Tells pages what changed. */
  void live(Foundation f, LiveFeed feed) {
    f.events()
        .subscribe(
            InboxChanged.class,
            changed ->
                feed.publish(
                    LiveEvent.of(
                        "inbox",
                        new LiveAudience.OnePerson(changed.person()),
                        new LiveInboxView(inbox.unread(changed.person())))));
  }
}
