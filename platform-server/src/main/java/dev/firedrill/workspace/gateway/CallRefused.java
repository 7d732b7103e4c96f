package dev.firedrill.workspace.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Web API call that is answered with {@code "ok": false}. Ends the call wherever it is. */
final class CallRefused extends RuntimeException {
  private final transient List<String> messages;
  private final @Nullable String needed;
  private final @Nullable String provided;

  private CallRefused(
      String error, List<String> messages, @Nullable String needed, @Nullable String provided) {
    // No stack trace: a bot may cause thousands of these.
    super(error, null, false, false);
    this.messages = messages;
    this.needed = needed;
    this.provided = provided;
  }

  static CallRefused of(String error) {
    return new CallRefused(error, List.of(), null, null);
  }

  /** With a sentence for whoever reads the response. */
  static CallRefused of(String error, String sentence) {
    return new CallRefused(error, List.of("[ERROR] " + sentence), null, null);
  }

  static CallRefused missingArgument(String name) {
    return of("invalid_arguments", "missing required field: " + name);
  }

  static CallRefused missingScope(String needed, String provided) {
    return new CallRefused("missing_scope", List.of(), needed, provided);
  }

  String error() {
    return String.valueOf(getMessage());
  }

  List<String> messages() {
    return messages;
  }

  @Nullable String needed() {
    return needed;
  }

  @Nullable String provided() {
    return provided;
  }
}
