package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Flagd's format: reads and checks what people write, and makes it ready for evaluation. */
public interface FlagFormat {
  /** Reads a whole file; what is wrong is said with line and column. */
  Reading<FlagFile> file(String text);

  /**
   * Reads the definition of one flag, which may refer to what is shared. A JSON text gets line and
   * column, an object the path of what is wrong.
   */
  Reading<Definition> definition(String key, JsonNode written, Shared shared);

  /** Makes checked definitions ready. */
  FlagSet compile(Map<String, Definition> flags, Shared shared);
}
