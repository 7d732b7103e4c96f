package dev.firedrill.scenarios.load;

import java.util.Arrays;

/**
 * A small change to a good file that breaks one rule.
 *
 * @param old text that occurs once
 * @param marker text that occurs once in the changed file; the mistake is expected on its line
 */
record Mutation(String rule, String old, String replacement, String marker) {

  static Mutation of(String rule, String old, String replacement) {
    return new Mutation(rule, old, replacement, replacement);
  }

  Mutation at(String line) {
    return new Mutation(rule, old, replacement, line);
  }

  String apply(String yaml) {
    int first = yaml.indexOf(old);
    if (first < 0 || yaml.indexOf(old, first + 1) >= 0) {
      throw new IllegalStateException("\"" + old + "\" must occur exactly once");
    }
    return yaml.replace(old, replacement);
  }

  int line(String changed) {
    String first = marker.lines().findFirst().orElseThrow();
    String[] lines = changed.split("\n", -1);
    int[] found =
        java.util.stream.IntStream.range(0, lines.length)
            .filter(i -> lines[i].contains(first))
            .toArray();
    if (found.length != 1) {
      throw new IllegalStateException(
          "\"" + first + "\" must be on one line, is on " + Arrays.toString(found));
    }
    return found[0] + 1;
  }

  @Override
  public String toString() {
    return rule + ": " + replacement.strip();
  }
}
