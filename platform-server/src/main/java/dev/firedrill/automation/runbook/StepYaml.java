package dev.firedrill.automation.runbook;

import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The part of YAML that a step needs: names with one text each. Nothing is constructed from it, so
 * no tag has a meaning, and {@code on} is a name like any other.
 *
 * @param lines where each name stands, from 0
 */
record StepYaml(Map<String, String> values, Map<String, Integer> lines, @Nullable Mistake mistake) {
  private static final int LONGEST = 4_000;

  /** What cannot be read, and where, counted from 0. */
  record Mistake(int line, String message) {}

  static StepYaml of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    return new StepYaml(
        Collections.unmodifiableMap(values),
        Collections.unmodifiableMap(lines),
        read(text, values, lines));
  }

  private static @Nullable Mistake read(
      String text, Map<String, String> values, Map<String, Integer> lines) {
    if (text.length() > LONGEST) {
      return new Mistake(0, "The step has more than " + LONGEST + " characters; shorten it.");
    }
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(5);
    options.setMaxAliasesForCollections(1);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        return new Mistake(0, "The step is empty; begin with a line such as 'action: restart'.");
      }
      if (!(root instanceof MappingNode mapping)) {
        return new Mistake(0, "The step has no names; write lines such as 'action: restart'.");
      }
      for (NodeTuple tuple : mapping.getValue()) {
        int line = tuple.getKeyNode().getStartMark().getLine();
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          return new Mistake(line, "A name is not text; write lines such as 'action: restart'.");
        }
        if (!(tuple.getValueNode() instanceof ScalarNode value)) {
          return new Mistake(
              line, "'%s' has several values; write one behind it.".formatted(key.getValue()));
        }
        if (values.put(key.getValue(), value.getValue().strip()) != null) {
          return new Mistake(line, "'%s' is there twice; remove one.".formatted(key.getValue()));
        }
        lines.put(key.getValue(), line);
      }
      return null;
    } catch (MarkedYAMLException unreadable) {
      Mark mark = unreadable.getProblemMark();
      return new Mistake(
          mark == null ? 0 : mark.getLine(),
          "This cannot be read: %s. Write 'name: value' on each line, and quotes around a value with special characters."
              .formatted(unreadable.getProblem()));
    } catch (YAMLException unreadable) {
      return new Mistake(0, "This cannot be read: " + unreadable.getMessage());
    }
  }
}
