package dev.firedrill.workspace;

import dev.firedrill.kernel.Secret;
import java.util.random.RandomGenerator;

/**
 * Ids in Slack's shapes and tokens nobody can guess, given that the generator cannot be guessed
 * ({@code SecureRandom}).
 */
public final class Identifiers {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String TOKEN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 10;
  private static final int TOKEN_LENGTH = 24;

  private final RandomGenerator random;

  public Identifiers(RandomGenerator random) {
    this.random = random;
  }

  /** An id with this first letter, such as {@code U0A1B2C3D4E}. */
  public String id(char kind) {
    return kind + text(LETTERS, ID_LENGTH);
  }

  public Secret botToken() {
    return new Secret("xoxb-" + text(TOKEN, TOKEN_LENGTH) + "-" + text(TOKEN, TOKEN_LENGTH));
  }

  public Secret appToken() {
    return new Secret("xapp-1-" + id('A') + "-" + text(TOKEN, TOKEN_LENGTH * 2));
  }

  /** 143 bits in letters and digits, fit for an URL. */
  public String opaque() {
    return text(TOKEN, TOKEN_LENGTH);
  }

  private String text(String alphabet, int length) {
    StringBuilder built = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      built.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return built.toString();
  }
}
