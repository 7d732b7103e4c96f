package dev.firedrill.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.api.wire.FlagEvaluationRequest;
import dev.firedrill.flag.api.wire.FlagEvaluationView;
import dev.firedrill.flag.definition.Evaluation;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates a flag for somebody who only wants to know. */
public final class FlagTrial {
  private static final int LARGEST_CONTEXT = 8 * 1024;

  private final FlagStore flags;
  private final FlagFormat format;
  private final Users users;

  /** Finds users of a team's chat. */
  @FunctionalInterface
  public interface Users {
    /** The id that the bot knows the user by; the handle is without an at sign. */
    Optional<String> idOf(TeamId team, String handle);
  }

  public FlagTrial(FlagStore flags, FlagFormat format, Users users) {
    this.flags = flags;
    this.format = format;
    this.users = users;
  }

  /** Empty when there is no such flag. */
  Optional<FlagEvaluationView> evaluate(
      TeamEnvironment owner, String team, String key, FlagEvaluationRequest wish) {
    ObjectNode context = context(wish.context());
    context.put("team", team).put("environment", owner.environment().word());
    String handle = wish.user() == null ? null : wish.user().strip().replaceFirst("^@", "");
    if (handle != null) {
      String id =
          users
              .idOf(owner.team(), handle)
              .orElseThrow(() ->
                  Failure.invalid("Nobody in the team's chat has the handle '" + handle + "'."));
      context.put("targetingKey", id);
    }
    Optional<Flag> flag = flags.find(owner, key).filter(found -> !found.archived());
    return flag.flatMap(found ->
            format
                .compile(Map.of(key, found.definition()), flags.shared(owner))
                .evaluate(key, context))
        .map(evaluation -> view(evaluation, handle));
  }

  private static ObjectNode context(@Nullable JsonNode given) {
    if (given == null || given.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(given instanceof ObjectNode object) || given.toString().length() > LARGEST_CONTEXT) {
      throw Failure.invalid("The context must be a JSON object of at most 8 KiB.");
    }
    return object.deepCopy();
  }

  private static FlagEvaluationView view(Evaluation evaluation, @Nullable String user) {
    return switch (evaluation) {
      case Evaluation.Value(String variant, JsonNode value, Evaluation.Reason reason) ->
          new FlagEvaluationView(variant, value, reason.name(), user, null);
      case Evaluation.CodeDefault() ->
          new FlagEvaluationView(
              null,
              null,
              "DISABLED",
              user,
              "The flag is disabled and no variant of it means off, so the bot's own default counts.");
      case Evaluation.Broken(String why) -> new FlagEvaluationView(null, null, "ERROR", user, why);
    };
  }
}
