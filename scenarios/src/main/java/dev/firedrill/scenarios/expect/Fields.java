package dev.firedrill.scenarios.expect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a probe as an expression sees them: whole numbers, decimals, texts, booleans, lists and
 * maps. A null is left out, so that it is an absent field; other objects count as their text.
 */
final class Fields {
  private Fields() {}

  static Map<String, Object> of(Map<String, ? extends @Nullable Object> map) {
    var fields = new HashMap<String, Object>();
    map.forEach((name, value) -> {
      if (value != null) {
        fields.put(name, plain(value));
      }
    });
    return fields;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Number number -> number.doubleValue();
      case Boolean bool -> bool;
      case List<?> list -> {
        var plain = new ArrayList<Object>();
        for (Object element : list) {
          if (element != null) {
            plain.add(plain(element));
          }
        }
        yield plain;
      }
      case Map<?, ?> map -> {
        var named = new HashMap<String, @Nullable Object>();
        map.forEach((key, element) -> named.put(String.valueOf(key), element));
        yield of(named);
      }
      default -> value.toString();
    };
  }
}
