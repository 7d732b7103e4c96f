package dev.firedrill.workspace.api;

import dev.firedrill.kernel.Failure;
import dev.firedrill.workspace.Workspace;
import dev.firedrill.workspace.WorkspaceUser;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person typed, as Slack would store it: mentions by handle become {@code <@U…>}, and the
 * three characters with a meaning are escaped where they have none.
 */
final class TypedText {
  private static final int LONGEST = 4000;
  private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
  private static final Pattern ANGLED =
      Pattern.compile(
          "<(?:[@#][A-Z][A-Z0-9]+(?:\\|[^<>]*)?|!(?:here|channel|everyone)|https?://[^<>\\s]+)>|[<>]");
  private static final Pattern HANDLE =
      Pattern.compile("(?<![\\w<@./-])@([a-z0-9][a-z0-9._-]*[a-z0-9]|[a-z0-9])");

  private TypedText() {}

  /** Fails unless there are 1 to 4000 characters. */
  static String checked(String typed) {
    if (typed.isBlank()) {
      throw Failure.invalid("The message is empty: write at least one character.");
    }
    int length = typed.codePointCount(0, typed.length());
    if (length > LONGEST) {
      throw Failure.invalid(
          "The message has "
              + length
              + " characters, and "
              + LONGEST
              + " are the most: send it in parts.");
    }
    return typed;
  }

  static String stored(String typed, Workspace workspace) {
    String escaped =
        replace(
            ANGLED,
            BARE_AMPERSAND.matcher(typed).replaceAll("&amp;"),
            match ->
                switch (match) {
                  case "<" -> "&lt;";
                  case ">" -> "&gt;";
                  default -> match;
                });
    if (escaped.indexOf('@') < 0) {
      return escaped;
    }
    // A person before a synthetic user of the same handle.
    Map<String, WorkspaceUser> byHandle =
        workspace.users().values().stream()
            .collect(
                Collectors.toMap(
                    WorkspaceUser::handle,
                    user -> user,
                    (one, other) -> one.kind().compareTo(other.kind()) <= 0 ? one : other));
    return replace(
        HANDLE,
        escaped,
        match -> {
          WorkspaceUser user = byHandle.get(match.substring(1));
          return user == null ? match : "<@" + user.id() + ">";
        });
  }

  private static String replace(Pattern pattern, String text, Function<String, String> by) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(by.apply(match.group())));
  }
}
