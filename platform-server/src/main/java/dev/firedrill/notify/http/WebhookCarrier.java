package dev.firedrill.notify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.Target;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls webhooks: a POST of JSON, signed with HMAC-SHA256 when there is a secret, without following
 * redirects. A receiver finds doubles by the header {@code X-Firedrill-Delivery}.
 */
public final class WebhookCarrier implements Carrier {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final RouteStore routes;
  private final RouteDesk desk;
  private final TargetGuard guard;

  /** The client must not follow redirects. */
  public WebhookCarrier(
      HttpClient client, RouteStore routes, RouteDesk desk, boolean allowPrivate) {
    this.client = client;
    this.routes = routes;
    this.desk = desk;
    this.guard = new TargetGuard(allowPrivate);
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public Result carry(Parcel parcel) {
    if (!(parcel.target() instanceof Target.Webhook(UUID id))) {
      return new Result.Refused("This is no webhook.");
    }
    Optional<RouteStore.Stored> hook = routes.webhook(id);
    if (hook.isEmpty()) {
      return new Result.Refused("The webhook was removed.");
    }
    URI uri = URI.create(hook.get().url());
    Optional<String> refusal = guard.refusal(uri);
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    try {
      return call(uri, parcel, hook.get());
    } catch (IOException broken) {
      return new Result.Later(
          "The webhook could not be reached: " + broken.getClass().getSimpleName() + ".");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Result.Later("The platform was stopping.");
    }
  }

  private Result call(URI uri, Parcel parcel, RouteStore.Stored hook)
      throws IOException, InterruptedException {
    String body = body(parcel);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Firedrill")
            .header("X-Firedrill-Delivery", parcel.id().toString())
            .POST(BodyPublishers.ofString(body));
    desk.secret(hook)
        .ifPresent(secret -> request.header("X-Firedrill-Signature", Signature.of(secret, body)));
    // Not the client's own patience alone: that ends with the head, and a body may go on for ever.
    CompletableFuture<HttpResponse<Void>> asked =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    int status;
    try {
      status = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException slow) {
      asked.cancel(true);
      return late();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof HttpTimeoutException) {
        return late();
      }
      throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed);
    }
    if (status >= 200 && status < 300) {
      return new Result.Delivered();
    }
    String why =
        status >= 300 && status < 400
            ? "The webhook redirects (%d), which is not followed; give the final URL."
                .formatted(status)
            : "The webhook answered %d.".formatted(status);
    boolean again = status >= 500 || status == 408 || status == 429;
    return again ? new Result.Later(why) : new Result.Refused(why);
  }

  private static Result late() {
    return new Result.Later("The webhook did not answer within " + PATIENCE.toSeconds() + " s.");
  }

  private static String body(Parcel parcel) throws JsonProcessingException {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", parcel.id().toString());
    node.put("kind", parcel.kind());
    node.put("at", parcel.createdAt().toString());
    node.put("title", parcel.title());
    node.put("text", parcel.text());
    node.put("href", parcel.href());
    node.set("facts", JSON.readTree(parcel.factsJson()));
    return node.toString();
  }
}
