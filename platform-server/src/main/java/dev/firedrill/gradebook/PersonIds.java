package dev.firedrill.gradebook;

import dev.firedrill.kernel.Failure;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How other systems know a person; null where it is not known. The mail address is kept in lower
 * case, the others as given.
 *
 * @param lmsId the number that the learning management system itself gave
 * @param studentId the number of the institution: SIS User ID, ID number, SID
 * @param login the sign-in name: SIS Login ID, username
 */
public record PersonIds(
    @Nullable String lmsId,
    @Nullable String studentId,
    @Nullable String login,
    @Nullable String email) {
  public static final PersonIds NONE = new PersonIds(null, null, null, null);

  public PersonIds {
    lmsId = clean(lmsId);
    studentId = clean(studentId);
    login = clean(login);
    String address = clean(email);
    email = address == null ? null : address.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String clean(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String bare = text.strip();
    if (bare.length() > 200 || bare.chars().anyMatch(c -> c < ' ')) {
      throw Failure.invalid(
          "The identifier '" + bare + "' must have at most 200 characters on one line.");
    }
    return bare;
  }

  public boolean isEmpty() {
    return Stream.of(lmsId, studentId, login, email).allMatch(one -> one == null);
  }
}
