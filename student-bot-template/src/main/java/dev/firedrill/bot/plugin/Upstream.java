package dev.firedrill.bot.plugin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.firedrill.bot.ops.BotMetrics;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The services the bot depends on. A call blocks its thread until the answer or the time-out is
 * there: no retry, no cache, no circuit breaker. Those are yours to add.
 */
public final class Upstream {
  private static final long LARGEST_ANSWER = 64L * 1024;

  private final Optional<HttpUrl> base;
  private final OkHttpClient http;
  private final Duration timeout;
  private final BotMetrics metrics;

  /** A client for the services below {@code base}; without one every call fails. */
  public Upstream(Optional<HttpUrl> base, OkHttpClient http, Duration timeout, BotMetrics metrics) {
    this.base = base;
    // TIME-OUT of one call: shorter than the command's, so that people learn whose fault it was.
    // Remove me and see lab 3.
    this.http =
        http.newBuilder()
            .callTimeout(timeout)
            .readTimeout(timeout)
            .connectTimeout(timeout)
            .followRedirects(false)
            .build();
    this.timeout = timeout;
    this.metrics = metrics;
  }

  /**
   * Asks {@code BASE/service?name=value&…} for a JSON object.
   *
   * @return the object, or empty where the service answered 404
   * @throws PluginFailure if there is no usable answer in time
   */
  public Optional<JsonObject> get(String service, Map<String, String> parameters)
      throws PluginFailure {
    if (base.isEmpty()) {
      throw new PluginFailure("UPSTREAM_URL is not set.");
    }
    HttpUrl.Builder url = base.get().newBuilder().addPathSegment(service);
    parameters.forEach(url::addQueryParameter);
    String outcome = "error";
    try (Response response = http.newCall(request(url.build())).execute()) {
      outcome = Integer.toString(response.code());
      if (response.code() == 404) {
        return Optional.empty();
      }
      if (!response.isSuccessful()) {
        throw new PluginFailure("the %s service answered %d.".formatted(service, response.code()));
      }
      return Optional.of(
          JsonParser.parseString(response.peekBody(LARGEST_ANSWER).string()).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      outcome = "unreadable";
      throw unreadable(service, e);
    } catch (InterruptedIOException e) {
      outcome = "timeout";
      throw new PluginFailure(
          "the %s service did not answer within %d s.".formatted(service, timeout.toSeconds()), e);
    } catch (IOException e) {
      outcome = "unreachable";
      throw new PluginFailure("the %s service cannot be reached.".formatted(service), e);
    } finally {
      metrics.dependency(service, outcome);
    }
  }

  private static Request request(HttpUrl url) {
    return new Request.Builder().url(url).build();
  }

  /**
   * A text or number of an answer, as the service wrote it.
   *
   * @throws PluginFailure if the answer lacks it
   */
  public static String field(JsonElement answer, String service, String name) throws PluginFailure {
    JsonElement value = answer.isJsonObject() ? answer.getAsJsonObject().get(name) : null;
    if (value == null || !value.isJsonPrimitive()) {
      throw unreadable(service, null);
    }
    return value.getAsString();
  }

  /**
   * The elements of a list in an answer; none, where the answer has no such list.
   *
   * @throws PluginFailure if it is something else than a list
   */
  public static List<JsonElement> list(JsonObject answer, String service, String name)
      throws PluginFailure {
    JsonElement value = answer.get(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isJsonArray()) {
      throw unreadable(service, null);
    }
    return value.getAsJsonArray().asList();
  }

  private static PluginFailure unreadable(String service, @Nullable Throwable cause) {
    String message = "the %s service sent an answer I cannot read.".formatted(service);
    return cause == null ? new PluginFailure(message) : new PluginFailure(message, cause);
  }
}
