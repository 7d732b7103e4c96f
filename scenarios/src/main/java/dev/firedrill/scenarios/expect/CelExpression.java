package dev.firedrill.scenarios.expect;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One compiled CEL program. CEL is total and free of side effects: it always ends. The CEL library
 * is loaded with the first expression and not before.
 */
final class CelExpression {
  static final CelType ANY_FIELDS = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final CelOptions OPTIONS =
      CelOptions.current()
          // A latency may come as a whole number or as a decimal.
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(2_000)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;

  private CelExpression(CelAbstractSyntaxTree tree, CelRuntime.Program program) {
    this.tree = tree;
    this.program = program;
  }

  /** Throws {@link IllegalArgumentException} with what is wrong and where in the expression. */
  static CelExpression compile(String source, Map<String, CelType> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    variables.forEach(builder::addVar);
    CelCompiler compiler = builder.build();
    CelValidationResult result = compiler.compile(source);
    if (result.hasError()) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(CelExpression::said).collect(Collectors.joining("; ")));
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (!tree.getResultType().equals(SimpleType.BOOL)
          && !tree.getResultType().equals(SimpleType.DYN)) {
        throw new IllegalArgumentException(
            "is " + tree.getResultType().name() + ", must be true or false; compare it");
      }
      return new CelExpression(tree, RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The fields of variables that it asks for by name. */
  Set<FieldReference> fields() {
    return FieldReferences.in(tree);
  }

  Verdict evaluate(Map<String, ?> variables) {
    try {
      Object value = program.eval(variables);
      if (value instanceof Boolean held) {
        return held ? new Verdict.True() : new Verdict.False();
      }
      return new Verdict.Undecided("the expression gave " + value + ", not true or false");
    } catch (CelEvaluationException e) {
      return new Verdict.Undecided(String.valueOf(e.getMessage()));
    }
  }

  private static String said(CelIssue issue) {
    return "column " + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
  }
}
