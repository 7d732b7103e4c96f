package dev.firedrill.automation.runbook;

import dev.firedrill.automation.runbook.StepReader.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/** Finds the steps in a runbook's text: fenced blocks whose first word is {@code step}. */
public final class RunbookMarkdown {
  /** More than a person confirms in an emergency. */
  public static final int MOST_STEPS = 40;

  private static final int NESTING_AT_MOST = 50;
  private static final int LONGEST_TITLE = 120;
  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(NESTING_AT_MOST)
          .maxInlineNesting(NESTING_AT_MOST)
          .build();
  private static final TextContentRenderer WORDS = TextContentRenderer.builder().build();

  private RunbookMarkdown() {}

  /** The steps in order; those that cannot be executed tell why. */
  public static List<RunbookStep> steps(String markdown) {
    Search search = new Search();
    PARSER.parse(markdown).accept(search);
    return List.copyOf(search.steps);
  }

  private static final class Search extends AbstractVisitor {
    private final List<RunbookStep> steps = new ArrayList<>();
    private @Nullable String heading;

    @Override
    public void visit(Heading found) {
      heading = WORDS.render(found).strip();
    }

    @Override
    public void visit(FencedCodeBlock block) {
      String kind = Objects.requireNonNullElse(block.getInfo(), "").strip();
      if (kind.toLowerCase(Locale.ROOT).split("\\s", 2)[0].equals("step")) {
        steps.add(step(block, steps.size() + 1));
      }
    }

    private RunbookStep step(FencedCodeBlock block, int n) {
      int fence = line(block);
      StepYaml yaml = StepYaml.of(Objects.requireNonNullElse(block.getLiteral(), ""));
      String title = title(yaml);
      if (n > MOST_STEPS) {
        return bad(
            n,
            fence,
            title,
            yaml,
            "A runbook has at most %d steps; split it.".formatted(MOST_STEPS));
      }
      StepYaml.Mistake unreadable = yaml.mistake();
      if (unreadable != null) {
        return bad(n, fence + 1 + unreadable.line(), title, yaml, unreadable.message());
      }
      return switch (StepReader.read(yaml.values())) {
        case Reading.Understood(StepAction action) ->
            new RunbookStep(n, fence, title, yaml.values(), action, null);
        case Reading.Mistake(@Nullable String name, String message) ->
            bad(
                n,
                name == null ? fence : fence + 1 + yaml.lines().getOrDefault(name, 0),
                title,
                yaml,
                message);
      };
    }

    private static RunbookStep bad(int n, int line, String title, StepYaml yaml, String message) {
      return new RunbookStep(n, line, title, yaml.values(), null, message);
    }

    /** Its own, that of the section, or what it does. */
    private String title(StepYaml yaml) {
      String own = yaml.values().get("title");
      String title =
          own != null && !own.isBlank()
              ? own
              : heading != null && !heading.isEmpty()
                  ? heading
                  : yaml.values().getOrDefault("action", "step");
      return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static int line(Node node) {
      List<SourceSpan> spans = node.getSourceSpans();
      return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
    }
  }
}
