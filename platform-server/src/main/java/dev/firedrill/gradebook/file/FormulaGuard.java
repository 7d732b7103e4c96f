package dev.firedrill.gradebook.file;

/**
 * Keeps a spreadsheet from taking a name for a formula, in files for people. Guarding and taking
 * the guard off again gives every text back unchanged. Files of other systems are not guarded: they
 * compare names letter by letter.
 */
public final class FormulaGuard {
  private static final String DANGEROUS = "=+-@\t\r\n'＝＋－＠";

  private FormulaGuard() {}

  public static String on(String text) {
    return isDangerous(text) ? "'" + text : text;
  }

  public static String off(String text) {
    return text.startsWith("'") && isDangerous(text.substring(1)) ? text.substring(1) : text;
  }

  /** Whether a spreadsheet might take the text for more than text. */
  static boolean isDangerous(String text) {
    return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
  }
}
