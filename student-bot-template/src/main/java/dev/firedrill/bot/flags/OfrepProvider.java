package dev.firedrill.bot.flags;

import com.google.gson.JsonPrimitive;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags from an OFREP server. All of them are fetched every second, so an evaluation only looks at
 * the last good set. Only a flag that depends on the user is asked for, once for each user and
 * version of the flags, and never for longer than a moment: when the server is away, the user's
 * last value counts, then the one for everybody, then the program's default.
 */
final class OfrepProvider implements FeatureProvider {
  private static final Logger log = LoggerFactory.getLogger(OfrepProvider.class);

  private final FlagServer server;
  private final FlagPoller poller;
  private final UserFlags users = new UserFlags();

  /** A provider that begins to poll when OpenFeature initializes it. */
  OfrepProvider(FlagServer server, FlagPoller poller) {
    this.server = server;
    this.poller = poller;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "ofrep-polling";
  }

  @Override
  public void initialize(EvaluationContext context) {
    poller.start();
  }

  @Override
  public void shutdown() {
    poller.stop();
  }

  /** Whether users may get different values of this flag. */
  boolean isPerUser(String key) {
    FlagValue flag = poller.current().values().get(key);
    return flag != null && flag.perUser();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, context, JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, context, JsonPrimitive::isString, JsonPrimitive::getAsString);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, context, JsonPrimitive::isNumber, JsonPrimitive::getAsInt);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double otherwise, EvaluationContext context) {
    return evaluate(key, otherwise, context, JsonPrimitive::isNumber, JsonPrimitive::getAsDouble);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value otherwise, EvaluationContext context) {
    return mismatch(otherwise); // the bot has no flag with a structure
  }

  private <T> ProviderEvaluation<T> evaluate(
      String key,
      T otherwise,
      EvaluationContext context,
      Predicate<JsonPrimitive> fits,
      Function<JsonPrimitive, T> value) {
    FlagValue flag = find(key, context == null ? null : context.getTargetingKey());
    if (flag == null) {
      return ProviderEvaluation.<T>builder().value(otherwise).reason(Reason.DEFAULT.name()).build();
    }
    if (!(flag.value() instanceof JsonPrimitive primitive) || !fits.test(primitive)) {
      return mismatch(otherwise);
    }
    try {
      return ProviderEvaluation.<T>builder()
          .value(value.apply(primitive))
          .variant(flag.variant())
          .reason(flag.reason())
          .build();
    } catch (NumberFormatException e) {
      return mismatch(otherwise); // 1.5 is a number, but no whole one
    }
  }

  private @Nullable FlagValue find(String key, @Nullable String user) {
    FlagPoller.Current now = poller.current();
    FlagValue forAll = now.values().get(key);
    if (forAll == null || !forAll.perUser() || user == null) {
      return forAll;
    }
    UserFlags.Known known = users.get(key, user);
    if (known != null && now.etag() != null && now.etag().equals(known.etag())) {
      return known.value();
    }
    if (poller.reachable()) {
      try {
        FlagValue asked = server.one(key, user);
        users.put(key, user, new UserFlags.Known(asked, now.etag()));
        return asked;
      } catch (IOException | RuntimeException e) { // whatever it is, a command must not fail by it
        poller.unreachable();
        log.atWarn().addKeyValue("flag", key).log("cannot ask for a user's flag: {}", e.toString());
      }
    }
    return known != null ? known.value() : forAll;
  }

  private static <T> ProviderEvaluation<T> mismatch(T otherwise) {
    return ProviderEvaluation.<T>builder()
        .value(otherwise)
        .reason(Reason.ERROR.name())
        .errorCode(ErrorCode.TYPE_MISMATCH)
        .build();
  }
}
