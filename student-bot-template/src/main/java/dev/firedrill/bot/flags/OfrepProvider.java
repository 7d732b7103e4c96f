package dev.firedrill.bot.flags;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.firedrill.bot.BotConfig.FlagSource;
import dev.firedrill.bot.ops.BotMetrics;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags from an OFREP server: all of them are fetched every few seconds, and an evaluation only
 * looks at the last good set. So no command waits for the flag server, and none fails without it.
 */
public final class OfrepProvider implements FeatureProvider {
  private static final Logger log = LoggerFactory.getLogger(OfrepProvider.class);

  private final BulkFetch fetch;
  private final long pollMillis;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("flag-poller").daemon().factory());
  private volatile Map<String, FlagValue> values = Map.of();
  private boolean failing;

  /** A flag as the server evaluated it. */
  record FlagValue(JsonElement value, String variant, String reason) {}

  /**
   * A provider that begins to poll when OpenFeature initializes it.
   *
   * @param context what the server may decide by; must hold {@code targetingKey}
   */
  public OfrepProvider(
      FlagSource source, JsonObject context, OkHttpClient http, BotMetrics metrics) {
    this.fetch = new BulkFetch(source, context, http, metrics);
    this.pollMillis = source.poll().toMillis();
  }

  @Override
  public Metadata getMetadata() {
    return () -> "ofrep-polling";
  }

  @Override
  public void initialize(EvaluationContext context) {
    poll();
    poller.scheduleWithFixedDelay(this::poll, pollMillis, pollMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void shutdown() {
    poller.shutdownNow();
  }

  private void poll() {
    try {
      Optional<Map<String, FlagValue>> fresh = fetch.ifChanged();
      fresh.ifPresent(this::replace);
      if (failing) {
        failing = false;
        log.info("the flag server answers again");
      }
    } catch (java.io.IOException | RuntimeException e) {
      if (!failing) {
        failing = true;
        log.warn("no fresh flags ({}); keeping the last good values", e.getMessage());
      }
    }
  }

  private void replace(Map<String, FlagValue> fresh) {
    Map<String, FlagValue> old = values;
    values = fresh;
    fresh.forEach((key, flag) -> {
      FlagValue before = old.get(key);
      if (before == null || !before.value().equals(flag.value())) {
        log.atInfo()
            .addKeyValue("flag", key)
            .addKeyValue("value", flag.value())
            .log("a flag changed");
      }
    });
    old.keySet().stream()
        .filter(key -> !fresh.containsKey(key))
        .forEach(key -> log.atInfo().addKeyValue("flag", key).log("a flag is gone"));
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, JsonPrimitive::isString, JsonPrimitive::getAsString);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, JsonPrimitive::isNumber, JsonPrimitive::getAsInt);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, JsonPrimitive::isNumber, JsonPrimitive::getAsDouble);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value otherwise, EvaluationContext context) {
    return mismatch(otherwise); // the bot has no flag with a structure
  }

  private <T> ProviderEvaluation<T> evaluate(
      String key, T otherwise, Predicate<JsonPrimitive> fits, Function<JsonPrimitive, T> value) {
    FlagValue flag = values.get(key);
    if (flag == null) {
      return ProviderEvaluation.<T>builder().value(otherwise).reason(Reason.DEFAULT.name()).build();
    }
    if (!(flag.value() instanceof JsonPrimitive primitive) || !fits.test(primitive)) {
      return mismatch(otherwise);
    }
    return ProviderEvaluation.<T>builder()
        .value(value.apply(primitive))
        .variant(flag.variant())
        .reason(flag.reason())
        .build();
  }

  private static <T> ProviderEvaluation<T> mismatch(T otherwise) {
    return ProviderEvaluation.<T>builder()
        .value(otherwise)
        .reason(Reason.ERROR.name())
        .errorCode(ErrorCode.TYPE_MISMATCH)
        .build();
  }
}
