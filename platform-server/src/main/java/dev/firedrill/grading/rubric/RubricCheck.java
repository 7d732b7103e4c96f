package dev.firedrill.grading.rubric;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of a rubric. */
final class RubricCheck {
  private static final int CRITERIA_AT_MOST = 20;

  /** Keys 1 to 9, and Shift with them for 11 to 19. */
  private static final int ITEMS_AT_MOST = 18;

  private static final int TEXT_AT_MOST = 2_000;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /** What is wrong, and where. */
  record Fault(String field, String reason) {}

  private RubricCheck() {}

  static Optional<Fault> fault(List<Criterion> criteria) {
    if (criteria.isEmpty() || criteria.size() > CRITERIA_AT_MOST) {
      return fault(
          "criteria",
          "The rubric has "
              + criteria.size()
              + " criteria; give it 1 to "
              + CRITERIA_AT_MOST
              + ".");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      String at = "criteria[" + i + "]";
      if (!ids.add(criterion.id())) {
        return fault(
            at + ".id", "Two criteria have the id '" + criterion.id() + "'; give one another.");
      }
      Optional<Fault> found = fault(at, criterion);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(String at, Criterion criterion) {
    String name = "Criterion '" + criterion.name() + "'";
    if (!ID.matcher(criterion.id()).matches()) {
      return fault(
          at + ".id",
          "The id '" + criterion.id() + "' may have small letters, digits and dashes only.");
    }
    if (criterion.name().isBlank()) {
      return fault(at + ".name", "A criterion has no name; give it one.");
    }
    if (tooLong(criterion.name())
        || tooLong(criterion.description())
        || tooLong(criterion.note())
        || criterion.levels().stream().anyMatch(RubricCheck::tooLong)) {
      return fault(
          at, name + " has a text of more than " + TEXT_AT_MOST + " characters; shorten it.");
    }
    if (!(criterion.weight() > 0 && criterion.weight() <= 100)) {
      return fault(
          at + ".weight",
          name + " has the weight " + criterion.weight() + "; give one above 0, up to 100.");
    }
    return criterion.hasLevels() ? ofLevels(at, name, criterion) : ofItems(at, name, criterion);
  }

  private static Optional<Fault> ofLevels(String at, String name, Criterion criterion) {
    if (criterion.levels().size() != Criterion.BEST + 1) {
      return fault(
          at + ".levels",
          name + " has " + criterion.levels().size() + " levels; describe the four of 0 to 3.");
    }
    return criterion.items().isEmpty()
        ? Optional.empty()
        : fault(at + ".items", name + " has levels and items; keep one of the two.");
  }

  private static Optional<Fault> ofItems(String at, String name, Criterion criterion) {
    if (criterion.items().isEmpty() || criterion.items().size() > ITEMS_AT_MOST) {
      return fault(
          at + ".items",
          name
              + " has "
              + criterion.items().size()
              + " items; give it 1 to "
              + ITEMS_AT_MOST
              + ", or four levels.");
    }
    if (!(criterion.points() > 0 && criterion.points() <= 100)) {
      return fault(
          at + ".points",
          name + " is worth " + criterion.points() + " points; give it more than 0, up to 100.");
    }
    Set<String> ids = new HashSet<>();
    for (RubricItem item : criterion.items()) {
      if (!ID.matcher(item.id()).matches() || !ids.add(item.id())) {
        return fault(
            at + ".items", name + ": the item id '" + item.id() + "' is not one, or there twice.");
      }
      if (item.text().isBlank() || tooLong(item.text())) {
        return fault(
            at + ".items",
            name + ": an item needs a text of at most " + TEXT_AT_MOST + " characters.");
      }
      if (!(Math.abs(item.points()) <= 100)) {
        return fault(
            at + ".items",
            name + ": item '" + item.text() + "' has " + item.points() + " points; use -100..100.");
      }
    }
    double most = criterion.items().stream().mapToDouble(item -> Math.max(0, item.points())).sum();
    return most > 0
        ? Optional.empty()
        : fault(
            at + ".items", name + " has no item that earns points; nobody could get any for it.");
  }

  private static boolean tooLong(String text) {
    return text.length() > TEXT_AT_MOST;
  }

  private static Optional<Fault> fault(String field, String reason) {
    return Optional.of(new Fault(field, reason));
  }
}
