package dev.firedrill.flag.flagd;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schema that the library brings with it. */
final class FlagdSchema {
  /** Loaded with the first use, because it is large and most platforms start without needing it. */
  private static final class Loaded {
    static final JsonSchema SCHEMA =
        JsonSchemaFactory.getInstance(
                VersionFlag.V7,
                builder ->
                    builder.schemaMappers(mappers ->
                        mappers.mapPrefix(
                            "https://flagd.dev/schema/v0/", "classpath:flagd/schemas/")))
            .getSchema(
                SchemaLocation.of("https://flagd.dev/schema/v0/flags.json"),
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  private FlagdSchema() {}

  /** What breaks the schema, by JSON pointer; empty when nothing does. */
  static Map<String, String> broken(JsonNode file) {
    Set<ValidationMessage> messages = Loaded.SCHEMA.validate(file);
    Map<String, String> broken = new TreeMap<>();
    if (!messages.isEmpty()) {
      // One mistake fails every alternative of the schema around it: the innermost is the mistake.
      int deepest = messages.stream().mapToInt(FlagdSchema::depth).max().orElse(0);
      List<ValidationMessage> innermost =
          messages.stream()
              .filter(message -> depth(message) == deepest)
              .sorted(Comparator.comparing(ValidationMessage::getMessage))
              .toList();
      innermost.forEach(message ->
          broken.putIfAbsent(
              message.getInstanceLocation().toString(),
              "This does not fit flagd's schema: " + reason(message) + "."));
    }
    return broken;
  }

  private static int depth(ValidationMessage message) {
    return message.getInstanceLocation().getNameCount();
  }

  private static String reason(ValidationMessage message) {
    String text = message.getMessage();
    String place = message.getInstanceLocation() + ": ";
    return text.startsWith(place) ? text.substring(place.length()) : text;
  }
}
