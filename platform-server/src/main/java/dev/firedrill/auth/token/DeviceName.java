package dev.firedrill.auth.token;

/** The name of a device, made fit for a token's name whatever the device calls itself. */
public record DeviceName(String value) {
  private static final int ROOM_FOR_NUMBER = 5;

  /** Never fails: what has no good letter becomes {@code cli}. */
  public static DeviceName of(String raw) {
    String clean =
        raw.replaceAll("[^\\p{L}\\p{N} ._@()/-]", "").replaceAll("^[^\\p{L}\\p{N}]+", "").strip();
    int most = Math.min(clean.length(), TokenWish.LONGEST_NAME - ROOM_FOR_NUMBER);
    return new DeviceName(clean.isEmpty() ? "cli" : clean.substring(0, most).strip());
  }

  /** The name itself for 1, and names that are told apart from it for more. */
  String numbered(int number) {
    return number == 1 ? value : value + " " + number;
  }
}
