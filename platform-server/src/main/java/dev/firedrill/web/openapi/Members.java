package dev.firedrill.web.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;

/** What Jackson's annotations say of a record's member. */
final class Members {
  private Members() {}

  static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty() ? component.getName() : named.value();
  }

  static boolean isHidden(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonIgnore.class);
  }

  /** Its own members are the record's. */
  static boolean isUnwrapped(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
  }

  /** Its entries are the record's, under any name. */
  static boolean isOpenEnded(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
  }

  /** It is written in the record's place. */
  static boolean isWholeValue(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonValue.class);
  }
}
