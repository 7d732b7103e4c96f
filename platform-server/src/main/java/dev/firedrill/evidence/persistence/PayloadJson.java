package dev.firedrill.evidence.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Payloads as text with sorted keys, so that the same payload always has the same hash. */
final class PayloadJson {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private PayloadJson() {}

  static String write(Map<String, Object> payload) {
    try {
      return MAPPER.writeValueAsString(payload);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("a payload must hold plain JSON values", notJson);
    }
  }

  static Map<String, Object> read(String json) {
    try {
      return MAPPER.readValue(json, MAP);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("a stored payload is not JSON", notJson);
    }
  }
}
