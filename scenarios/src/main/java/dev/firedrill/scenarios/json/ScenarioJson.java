package dev.firedrill.scenarios.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.scenarios.At;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of the records of this module: durations in ISO-8601, absent for null, keys
 * sorted, no spaces. The same value always gives the same text.
 */
public final class ScenarioJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, new DurationText())
                  .addDeserializer(Duration.class, new TextDuration())
                  .addDeserializer(At.class, new AtDeserializer()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  private ScenarioJson() {}

  /** Canonical JSON of a value. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(sorted(MAPPER.valueToTree(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Any JSON as a tree; throws {@link IllegalArgumentException} if it is none. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Throws {@link Misfit}, an {@link IllegalArgumentException}. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return present(MAPPER.readValue(json, type), type);
    } catch (JsonProcessingException e) {
      throw new Misfit(type, e);
    }
  }

  /** Throws {@link Misfit}, an {@link IllegalArgumentException}. */
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      return present(MAPPER.treeToValue(json, type), type);
    } catch (JsonProcessingException e) {
      throw new Misfit(type, e);
    }
  }

  private static <T> T present(@Nullable T value, Class<T> type) {
    if (value == null) {
      throw new Misfit(type);
    }
    return value;
  }

  /** The JSON does not fit the record; the message says why. */
  public static final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String pointer;

    private Misfit(Class<?> type) {
      super("not a " + type.getSimpleName() + ": null");
      this.pointer = "";
    }

    private Misfit(Class<?> type, JsonProcessingException cause) {
      super("not a " + type.getSimpleName() + ": " + cause.getOriginalMessage(), cause);
      var path = new StringBuilder();
      if (cause instanceof JsonMappingException mapping) {
        for (JsonMappingException.Reference step : mapping.getPath()) {
          String name = step.getFieldName();
          path.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
        }
      }
      this.pointer = path.toString();
    }

    /** JSON pointer of what did not fit, as near as is known. */
    public String pointer() {
      return pointer;
    }
  }

  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var byKey = new TreeMap<String, JsonNode>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
          byKey.put(entry.getKey(), sorted(entry.getValue()));
        }
        yield new ObjectNode(MAPPER.getNodeFactory(), byKey);
      }
      case ArrayNode array -> {
        ArrayNode copy = MAPPER.createArrayNode();
        array.forEach(element -> copy.add(sorted(element)));
        yield copy;
      }
      default -> node;
    };
  }

  private static final class DurationText extends JsonSerializer<Duration> {
    @Override
    public void serialize(Duration value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class TextDuration extends JsonDeserializer<Duration> {
    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString();
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        return (Duration)
            context.handleWeirdStringValue(Duration.class, text, "not an ISO-8601 duration");
      }
    }
  }
}
