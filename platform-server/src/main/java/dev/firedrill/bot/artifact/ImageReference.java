package dev.firedrill.bot.artifact;

import dev.firedrill.bot.artifact.archive.ShownName;
import dev.firedrill.kernel.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of image references, of which only those with a digest are taken. */
final class ImageReference {
  private static final int LONGEST = 512;
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
              + "(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");
  private static final Pattern DIGEST = Pattern.compile("(.+)@(sha256:[0-9a-f]{64})");

  private ImageReference() {}

  static Artifact artifact(String given) {
    String reference = given.strip();
    if (reference.isEmpty()) {
      throw Failure.invalid(
          "The image is missing: give a reference such as"
              + " registry.example.org/otters/bot@sha256:<64 hex digits>.");
    }
    String shown = ShownName.of(reference);
    if (reference.length() > LONGEST) {
      throw Failure.invalid(
          "The image reference has " + reference.length() + " characters; at most 512 are taken.");
    }
    Matcher parts = DIGEST.matcher(reference);
    if (!parts.matches()) {
      throw Failure.invalid(
          reference.contains("@")
              ? "The image "
                  + shown
                  + " does not end in a digest: @sha256: and 64 hexadecimal digits in lower case"
                  + " are needed."
              : "The image "
                  + shown
                  + " names no digest, and a tag can be moved to other bytes: append @sha256:<64"
                  + " hex digits>, which 'docker push' prints.");
    }
    if (!NAME.matcher(parts.group(1)).matches()) {
      throw Failure.invalid(
          "The image "
              + shown
              + " is not named as images are: registry/path:tag in lower case, before the"
              + " @sha256:….");
    }
    return new Artifact(Artifact.Kind.IMAGE, parts.group(2), 0, "", null, reference);
  }
}
