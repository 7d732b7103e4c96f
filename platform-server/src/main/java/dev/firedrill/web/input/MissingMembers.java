package dev.firedrill.web.input;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds members of records that are null though their type says that they cannot be. */
final class MissingMembers {
  private final List<String> found = new ArrayList<>();

  private MissingMembers() {}

  /** The paths of the missing members, such as {@code steps[2].title}. */
  static List<String> of(Object body) {
    MissingMembers search = new MissingMembers();
    search.visit("", body);
    return search.found;
  }

  private void visit(String path, @Nullable Object value) {
    switch (value) {
      case Record body -> visitMembers(path, body);
      case Collection<?> items -> {
        int index = 0;
        for (Object item : items) {
          visit(path + "[" + index++ + "]", item);
        }
      }
      case null, default -> {}
    }
  }

  private void visitMembers(String path, Record body) {
    for (RecordComponent component : body.getClass().getRecordComponents()) {
      String member = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object value = read(body, component);
      if (value != null) {
        visit(member, value);
      } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        found.add(member);
      }
    }
  }

  private static @Nullable Object read(Record body, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(body);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("cannot read " + component, unreadable);
    }
  }
}
