package dev.firedrill.notify.route;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a team says which ways its pages and tickets go. */
public final class RouteDesk {
  private static final int MOST_ADDRESSES = 10;
  private static final int MOST_WEBHOOKS = 5;
  private static final int LONGEST_URL = 500;
  private static final Pattern MAIL =
      Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  private final RouteStore routes;
  private final SecretBox box;
  private final Evidence evidence;
  private final Transactions transactions;
  private final IdSource ids;

  public RouteDesk(
      RouteStore routes,
      SecretBox box,
      Evidence evidence,
      Transactions transactions,
      IdSource ids) {
    this.routes = routes;
    this.box = box;
    this.evidence = evidence;
    this.transactions = transactions;
    this.ids = ids;
  }

  /** A wished webhook: one that is there already by its id, or a new one with its secret. */
  public record WebhookWish(@Nullable UUID id, String url, @Nullable String secret) {}

  /** The wished ways of one severity. */
  public record RouteWish(
      boolean chat, boolean inbox, List<String> mail, List<WebhookWish> webhooks) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Saved(Routes now) implements Outcome {}

    record Stale(Routes current) implements Outcome {}
  }

  public Routes of(TeamId team) {
    return routes.of(team);
  }

  /** Sets the routes; fails with invalid-input when an address or URL is none. */
  public Outcome save(TeamId team, RouteWish page, RouteWish ticket, long expected, PersonId by) {
    check(page);
    check(ticket);
    return transactions.call(() -> {
      Routes before = routes.of(team);
      if (before.version() != expected) {
        return new Outcome.Stale(before);
      }
      Routes after = new Routes(expected + 1, route(team, page), route(team, ticket));
      routes.save(team, after);
      evidence.append(RouteFacts.changed(team, before, after, by));
      return new Outcome.Saved(after);
    });
  }

  private Route route(TeamId team, RouteWish wish) {
    List<Webhook> hooks = new ArrayList<>();
    for (WebhookWish hook : wish.webhooks()) {
      hooks.add(webhook(team, hook));
    }
    return new Route(wish.chat(), wish.inbox(), wish.mail(), hooks);
  }

  private Webhook webhook(TeamId team, WebhookWish wish) {
    Optional<RouteStore.Stored> known =
        Optional.ofNullable(wish.id())
            .flatMap(routes::webhook)
            .filter(stored -> stored.team().equals(team) && stored.url().equals(wish.url()));
    String secret = wish.secret();
    if (known.isPresent() && (secret == null || secret.isBlank())) {
      return new Webhook(known.get().id(), known.get().url(), known.get().sealedSecret() != null);
    }
    // Another URL is another webhook: a secret must not wander to a target it was not meant for.
    UUID id = ids.next();
    String sealed = secret == null || secret.isBlank() ? null : box.seal(new Secret(secret), team);
    routes.addWebhook(team, id, wish.url(), sealed);
    return new Webhook(id, wish.url(), sealed != null);
  }

  private static void check(RouteWish wish) {
    require(
        wish.mail().size() <= MOST_ADDRESSES && wish.webhooks().size() <= MOST_WEBHOOKS,
        "A route has at most %d addresses and %d webhooks; leave some out."
            .formatted(MOST_ADDRESSES, MOST_WEBHOOKS));
    for (String address : wish.mail()) {
      require(
          MAIL.matcher(address).matches(),
          "'%s' is no address for mail; give one such as team@example.edu.".formatted(address));
    }
    for (WebhookWish hook : wish.webhooks()) {
      require(
          hook.url().length() <= LONGEST_URL && isUrl(hook.url()),
          "'%s' is no URL for a webhook; give one such as https://example.edu/hook without a user in it."
              .formatted(hook.url()));
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = URI.create(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static void require(boolean kept, String sentence) {
    if (!kept) {
      throw Failure.invalid(sentence);
    }
  }

  /** The secret by which calls of the webhook are signed; empty when they are not. */
  public Optional<Secret> secret(RouteStore.Stored hook) {
    return Optional.ofNullable(hook.sealedSecret()).map(sealed -> box.open(sealed, hook.team()));
  }
}
