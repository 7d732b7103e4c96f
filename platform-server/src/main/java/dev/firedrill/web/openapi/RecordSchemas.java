package dev.firedrill.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes schemas of wire records as Jackson writes them and as their nullness says. */
final class RecordSchemas implements ModelConverter {
  private final SortedMap<String, Schema<?>> defined = new TreeMap<>();
  private final Set<String> described = new HashSet<>();

  SortedMap<String, Schema<?>> defined() {
    return Collections.unmodifiableSortedMap(defined);
  }

  /** Makes the schema of a record that no route mentions. */
  void define(Class<?> type) {
    schema(TypeUse.of(type));
  }

  @Override
  public boolean isOpenapi31() {
    return true;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
    Type wanted = type.getType();
    return wanted == null ? null : schema(TypeUse.of(wanted));
  }

  private Schema<?> schema(TypeUse type) {
    Schema<?> schema = plain(type);
    return type.isNullable() ? orNull(schema) : schema;
  }

  private Schema<?> plain(TypeUse type) {
    Class<?> raw = type.raw();
    Schema<?> scalar = Scalars.schema(raw);
    if (scalar != null) {
      return scalar;
    }
    if (type.isList()) {
      return of("array").items(schema(type.argument(0)));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return of("object").additionalProperties(schema(type.argument(1)));
    }
    if (raw.isRecord()) {
      return record(type);
    }
    throw new IllegalStateException(
        type + " is on the wire but is neither a record nor a known plain type");
  }

  private Schema<?> record(TypeUse type) {
    for (RecordComponent component : type.raw().getRecordComponents()) {
      if (Members.isWholeValue(component)) {
        return schema(type.of(component));
      }
    }
    String name = type.name();
    if (!defined.containsKey(name)) {
      Schema<?> schema = of("object");
      // Known before its members are, because a record may contain itself.
      defined.put(name, schema);
      described.add(type.toString());
      addMembers(type, schema);
    } else if (described.add(type.toString())) {
      requireSame(type, name);
    }
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }

  /** Features do not share records, so two may have the same one, but not different ones. */
  private void requireSame(TypeUse type, String name) {
    Schema<?> schema = of("object");
    addMembers(type, schema);
    if (!schema.equals(defined.get(name))) {
      throw new IllegalStateException(
          "two different wire records are named " + name + ": the other one and " + type);
    }
  }

  private void addMembers(TypeUse type, Schema<?> schema) {
    for (RecordComponent component : type.raw().getRecordComponents()) {
      TypeUse member = type.of(component);
      if (Members.isUnwrapped(component)) {
        addMembers(member, schema);
      } else if (Members.isOpenEnded(component)) {
        schema.setAdditionalProperties(true);
      } else if (!Members.isHidden(component)) {
        String name = Members.name(component);
        schema.addProperty(name, schema(member));
        if (!member.isNullable()) {
          schema.addRequiredItem(name);
        }
      }
    }
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return new JsonSchema().addAnyOfItem(schema).addAnyOfItem(of("null"));
    }
    if (schema.getTypes() == null) {
      return schema; // Anything, so null too.
    }
    schema.addType("null");
    if (schema.getEnum() != null) {
      schema.addEnumItemObject(null);
    }
    return schema;
  }

  static JsonSchema of(String type) {
    JsonSchema schema = new JsonSchema();
    schema.addType(type);
    return schema;
  }
}
