package dev.firedrill.bot.flags;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.firedrill.bot.BotConfig.FlagSource;
import dev.firedrill.bot.flags.OfrepProvider.FlagValue;
import dev.firedrill.bot.ops.BotMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** {@code POST /ofrep/v1/evaluate/flags} with an entity tag. One thread at a time. */
final class BulkFetch {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final OkHttpClient http;
  private final Request request;
  private final BotMetrics metrics;
  private @Nullable String etag;

  BulkFetch(FlagSource source, JsonObject context, OkHttpClient http, BotMetrics metrics) {
    this.http = http.newBuilder().callTimeout(TIMEOUT).build();
    this.metrics = metrics;
    HttpUrl url = source.url().newBuilder().addPathSegments("evaluate/flags").build();
    var body = new JsonObject();
    body.add("context", context);
    var builder = new Request.Builder().url(url).post(RequestBody.create(body.toString(), JSON));
    source.token().ifPresent(t -> builder.header("Authorization", "Bearer " + t.value()));
    this.request = builder.build();
  }

  /** All flags, or empty if they are as they were at the last call. */
  Optional<Map<String, FlagValue>> ifChanged() throws IOException {
    Request.Builder builder = request.newBuilder();
    if (etag != null) {
      builder.header("If-None-Match", etag);
    }
    String outcome = "io_error";
    try (Response response = http.newCall(builder.build()).execute()) {
      outcome = Integer.toString(response.code());
      if (response.code() == 304) {
        return Optional.empty();
      }
      if (!response.isSuccessful() || response.body() == null) {
        throw new IOException("the flag server answered " + response.code());
      }
      Map<String, FlagValue> flags = parse(response.body().string());
      etag = response.header("ETag");
      return Optional.of(flags);
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      outcome = "garbage";
      throw new IOException("the flag server sent something that is no OFREP answer", e);
    } finally {
      metrics.dependency("flags", outcome);
    }
  }

  private static Map<String, FlagValue> parse(String body) {
    Map<String, FlagValue> flags = new HashMap<>();
    JsonElement list = JsonParser.parseString(body).getAsJsonObject().get("flags");
    if (list == null) {
      throw new JsonParseException("no member flags");
    }
    for (JsonElement element : list.getAsJsonArray()) {
      JsonObject flag = element.getAsJsonObject();
      if (flag.has("key") && flag.has("value")) { // a flag with an errorCode has no value
        flags.put(
            flag.get("key").getAsString(),
            new FlagValue(flag.get("value"), text(flag, "variant"), text(flag, "reason")));
      }
    }
    return Map.copyOf(flags);
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
