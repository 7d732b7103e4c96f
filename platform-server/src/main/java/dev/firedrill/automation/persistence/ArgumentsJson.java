package dev.firedrill.automation.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** A step's arguments as one text. */
final class ArgumentsJson {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, String>> TYPE = new TypeReference<>() {};

  private ArgumentsJson() {}

  static String write(Map<String, String> arguments) {
    try {
      return MAPPER.writeValueAsString(arguments);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts cannot be written as JSON", impossible);
    }
  }

  static Map<String, String> read(String text) {
    try {
      return MAPPER.readValue(text, TYPE);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored arguments are no JSON: " + text, broken);
    }
  }
}
