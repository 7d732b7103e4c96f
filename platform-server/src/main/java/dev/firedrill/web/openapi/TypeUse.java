package dev.firedrill.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type where it is used: with its arguments, and whether it may be null there. */
record TypeUse(Class<?> raw, List<TypeUse> arguments, boolean isNullable) {
  static TypeUse of(Type type) {
    return switch (type) {
      case Class<?> plain when plain.isArray() ->
          new TypeUse(List.class, List.of(of(plain.getComponentType())), false);
      case Class<?> plain -> new TypeUse(plain, List.of(), false);
      case ParameterizedType generic ->
          new TypeUse(
              (Class<?>) generic.getRawType(),
              List.of(generic.getActualTypeArguments()).stream().map(TypeUse::of).toList(),
              false);
      // Swagger hands parameters over in Jackson's words.
      case JavaType java when java.isArrayType() ->
          new TypeUse(List.class, List.of(of(java.getContentType())), false);
      case JavaType java ->
          new TypeUse(
              java.getRawClass(),
              java.getBindings().getTypeParameters().stream().map(TypeUse::of).toList(),
              false);
      case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
      default -> throw new IllegalStateException(type + " cannot be on the wire");
    };
  }

  /** The type of this record's component, with the record's own arguments put in. */
  TypeUse of(RecordComponent component) {
    return of(component.getAnnotatedType());
  }

  private TypeUse of(AnnotatedType used) {
    boolean nullable = used.isAnnotationPresent(Nullable.class);
    if (used.getType() instanceof TypeVariable<?> variable) {
      TypeUse bound = arguments.get(List.of(raw.getTypeParameters()).indexOf(variable));
      return new TypeUse(bound.raw(), bound.arguments(), nullable || bound.isNullable());
    }
    if (used instanceof AnnotatedParameterizedType generic) {
      List<TypeUse> own = new ArrayList<>();
      for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
        own.add(of(argument));
      }
      return new TypeUse(
          (Class<?>) ((ParameterizedType) generic.getType()).getRawType(), own, nullable);
    }
    TypeUse plain = of(used.getType());
    return new TypeUse(plain.raw(), plain.arguments(), nullable);
  }

  boolean isList() {
    return Collection.class.isAssignableFrom(raw);
  }

  TypeUse argument(int index) {
    return arguments.isEmpty() ? of(Object.class) : arguments.get(index);
  }

  /** Such as {@code ItemsViewTeamView} for {@code ItemsView<TeamView>}. */
  String name() {
    return raw.getSimpleName()
        + arguments.stream().map(TypeUse::name).collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return raw.getName() + (arguments.isEmpty() ? "" : arguments);
  }
}
