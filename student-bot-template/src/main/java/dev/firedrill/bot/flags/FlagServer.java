package dev.firedrill.bot.flags;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.firedrill.bot.BotConfig.FlagSource;
import dev.firedrill.bot.ops.BotMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Speaks OFREP. */
final class FlagServer {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);

  /** A command waits for this, so it is short. */
  private static final Duration ASK_TIMEOUT = Duration.ofMillis(300);

  private final FlagSource source;
  private final JsonObject context;
  private final OkHttpClient polling;
  private final OkHttpClient asking;
  private final BotMetrics metrics;

  /** All flags as the server sent them, with the tag by which it knows them. */
  record AllFlags(String body, @Nullable String etag) {}

  FlagServer(FlagSource source, JsonObject context, OkHttpClient http, BotMetrics metrics) {
    this.source = source;
    this.context = context;
    this.polling = http.newBuilder().callTimeout(POLL_TIMEOUT).build();
    this.asking = http.newBuilder().callTimeout(ASK_TIMEOUT).build();
    this.metrics = metrics;
  }

  /** All flags for the bot itself, or empty if they are as they were under that tag. */
  Optional<AllFlags> all(@Nullable String etag) throws IOException {
    Request.Builder request = request("evaluate/flags", question(context));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    String outcome = "io_error";
    try (Response response = polling.newCall(request.build()).execute()) {
      outcome = Integer.toString(response.code());
      if (response.code() == 304) {
        return Optional.empty();
      }
      return Optional.of(new AllFlags(body(response), response.header("ETag")));
    } finally {
      metrics.dependency("flags", outcome);
    }
  }

  /** One flag for a user; gives up soon. */
  FlagValue one(String key, String user) throws IOException {
    JsonObject whose = context.deepCopy();
    whose.addProperty("targetingKey", user);
    // We report ourselves what we evaluate, so it must not be counted twice.
    Request.Builder request =
        request("evaluate/flags/" + key, question(whose)).header("Firedrill-Reports", "counts");
    String outcome = "io_error";
    try (Response response = asking.newCall(request.build()).execute()) {
      outcome = Integer.toString(response.code());
      return FlagValue.one(body(response));
    } catch (JsonParseException e) {
      throw new IOException("the flag server sent something that is no OFREP answer", e);
    } finally {
      metrics.dependency("flag", outcome);
    }
  }

  /** Reports what was evaluated; false when this server does not want to know, like most. */
  boolean report(JsonObject counts) throws IOException {
    try (Response response = asking.newCall(request("counts", counts).build()).execute()) {
      if (response.code() >= 500) {
        throw new IOException("the flag server answered " + response.code());
      }
      return response.isSuccessful();
    }
  }

  private Request.Builder request(String path, JsonObject body) {
    var request =
        new Request.Builder()
            .url(source.url().newBuilder().addPathSegments(path).build())
            .post(RequestBody.create(body.toString(), JSON));
    source.token().ifPresent(t -> request.header("Authorization", "Bearer " + t.value()));
    return request;
  }

  private static JsonObject question(JsonObject context) {
    var question = new JsonObject();
    question.add("context", context);
    return question;
  }

  private static String body(Response response) throws IOException {
    if (!response.isSuccessful() || response.body() == null) {
      throw new IOException("the flag server answered " + response.code());
    }
    return response.body().string();
  }
}
