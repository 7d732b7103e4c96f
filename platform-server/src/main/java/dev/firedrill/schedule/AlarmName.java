package dev.firedrill.schedule;

/**
 * Names an alarm: the kind says who hears it, the key says what it is about. Setting an alarm of
 * the same name again moves it.
 */
public record AlarmName(String kind, String key) {
  private static final int LONGEST = 200;

  public AlarmName {
    if (kind.isBlank() || key.isBlank() || kind.length() > LONGEST || key.length() > LONGEST) {
      throw new IllegalArgumentException(
          "alarm name '" + kind + "/" + key + "' must have two parts of 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return kind + "/" + key;
  }
}
