package dev.firedrill.scenarios.expect;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelExprVisitor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds {@code result.x}, {@code has(result.x)}, {@code result['x']} and {@code 'x' in result}. */
final class FieldReferences extends CelExprVisitor {
  private final Set<FieldReference> found = new LinkedHashSet<>();

  private FieldReferences() {}

  static Set<FieldReference> in(CelAbstractSyntaxTree tree) {
    FieldReferences references = new FieldReferences();
    references.visit(tree);
    return references.found;
  }

  @Override
  protected void visit(CelExpr expr, CelSelect select) {
    field(select.operand(), select.field());
    super.visit(expr, select);
  }

  @Override
  protected void visit(CelExpr expr, CelCall call) {
    List<CelExpr> args = call.args();
    switch (call.function()) {
      case "_[_]" -> named(args.getFirst(), args.getLast());
      case "@in" -> named(args.getLast(), args.getFirst());
      default -> {}
    }
    super.visit(expr, call);
  }

  private void named(CelExpr variable, CelExpr name) {
    if (name.exprKind().getKind() == ExprKind.Kind.CONSTANT
        && name.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      field(variable, name.constant().stringValue());
    }
  }

  private void field(CelExpr variable, String field) {
    if (variable.exprKind().getKind() == ExprKind.Kind.IDENT) {
      found.add(new FieldReference(variable.ident().name(), field));
    }
  }
}
