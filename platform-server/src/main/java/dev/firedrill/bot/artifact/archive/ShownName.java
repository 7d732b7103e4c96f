package dev.firedrill.bot.artifact.archive;

/** Names from the outside, made fit to be shown in a sentence. */
public final class ShownName {
  private static final int LONGEST = 120;

  private ShownName() {}

  /** In quotes, at most 120 characters, everything that does not print escaped. */
  public static String of(String name) {
    StringBuilder shown = new StringBuilder("'");
    int[] points = name.codePoints().limit(LONGEST).toArray();
    for (int point : points) {
      if (prints(point)) {
        shown.appendCodePoint(point);
      } else {
        shown.append("\\u").append(String.format("%04x", point));
      }
    }
    return shown.append(name.codePointCount(0, name.length()) > LONGEST ? "…'" : "'").toString();
  }

  /** Neither a control nor a mark that changes the direction of writing nor undefined. */
  public static boolean prints(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
