package dev.firedrill.flag.flagd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.definition.Checked;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.DefinitionRules;
import dev.firedrill.flag.definition.FlagFile;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.definition.FlagSet;
import dev.firedrill.flag.definition.LocatedJson;
import dev.firedrill.flag.definition.Reading;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.flag.definition.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

final class FlagdFormat implements FlagFormat {
  @Override
  public Reading<FlagFile> file(String text) {
    return switch (LocatedJson.read(text)) {
      case Reading.Bad<LocatedJson>(List<Violation> why) -> new Reading.Bad<>(why);
      case Reading.Good<LocatedJson>(LocatedJson json) ->
          reading(
              DefinitionRules.ofFile(json), json, json.tree(), Function.identity(), Checked::file);
    };
  }

  @Override
  public Reading<Definition> definition(String key, JsonNode written, Shared shared) {
    if (!written.isTextual()) {
      return definition(key, LocatedJson.of(written), shared);
    }
    return switch (LocatedJson.read(written.asText())) {
      case Reading.Bad<LocatedJson>(List<Violation> why) -> new Reading.Bad<>(why);
      case Reading.Good<LocatedJson>(LocatedJson json) -> definition(key, json, shared);
    };
  }

  private static Reading<Definition> definition(String key, LocatedJson json, Shared shared) {
    ObjectNode file = shared.tree();
    file.putObject("flags").set(key, json.tree());
    String home = LocatedJson.child("/flags", key);
    return reading(
        DefinitionRules.ofDefinition(key, json, file.path("$evaluators")),
        json,
        file,
        pointer -> pointer.startsWith(home) ? pointer.substring(home.length()) : "",
        tree -> Checked.definition(json.tree()));
  }

  /** Asks flagd's schema only when our rules have nothing to say: they say it better. */
  private static <T> Reading<T> reading(
      List<Violation> ours,
      LocatedJson json,
      JsonNode file,
      Function<String, String> place,
      Function<JsonNode, T> value) {
    if (!ours.isEmpty()) {
      return new Reading.Bad<>(ours);
    }
    List<Violation> theirs =
        FlagdSchema.broken(file).entrySet().stream()
            .map(broken -> json.violation(place.apply(broken.getKey()), broken.getValue()))
            .toList();
    return theirs.isEmpty() ? new Reading.Good<>(value.apply(file)) : new Reading.Bad<>(theirs);
  }

  @Override
  public FlagSet compile(Map<String, Definition> flags, Shared shared) {
    JsonNode evaluators = shared.tree().path("$evaluators");
    return new FlagdSet(
        flags, evaluators.isObject() ? evaluators : JsonNodeFactory.instance.objectNode());
  }
}
