package dev.firedrill.telemetry.query;

import dev.firedrill.kernel.Failure;
import dev.firedrill.telemetry.LabelMatcher;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an expression; what is not understood is refused with its position. */
final class Parser {
  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 60;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Expr parse(String text) {
    if (text.length() > LONGEST) {
      throw Failure.invalid("An expression has at most 4,000 characters; shorten it.");
    }
    Parser parser = new Parser(Lexer.tokens(text));
    Expr expr = parser.expression(0);
    Token rest = parser.peek();
    if (rest.kind() != Token.Kind.END) {
      throw QueryProblem.at(rest.position(), "unexpected " + rest.words());
    }
    if (expr.kind() == Expr.Kind.RANGE) {
      throw QueryProblem.at(1, "a range needs a function such as rate(…) around it");
    }
    return expr;
  }

  private Expr expression(int least) {
    if (++depth > DEEPEST) {
      throw QueryProblem.at(peek().position(), "the expression is nested too deeply");
    }
    Expr left = operand();
    while (true) {
      Token token = peek();
      Optional<Operator> operator =
          token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME
              ? Operator.of(token.text())
              : Optional.empty();
      if (operator.isEmpty() || operator.get().rank() < least) {
        depth--;
        return left;
      }
      at++;
      left = binary(operator.get(), left, token.position());
    }
  }

  private Expr binary(Operator operator, Expr left, int position) {
    boolean bool = take("bool");
    if (bool && !operator.isComparison()) {
      throw QueryProblem.at(
          position, "'bool' goes with comparisons only, not with '" + operator.sign() + "'");
    }
    boolean on = false;
    List<String> labels = List.of();
    if (peek().is("on") || peek().is("ignoring")) {
      on = next().is("on");
      labels = labels();
    }
    if (peek().is("group_left") || peek().is("group_right")) {
      throw QueryProblem.at(
          peek().position(), "only one-to-one matching is supported, not '" + peek().text() + "'");
    }
    Expr right = expression(operator == Operator.POW ? operator.rank() : operator.rank() + 1);
    return Types.checked(new Expr.Binary(operator, left, right, bool, on, labels, position));
  }

  private Expr operand() {
    Token token = next();
    return switch (token.kind()) {
      case NUMBER -> new Expr.Literal(number(token));
      case NAME -> named(token);
      case SIGN -> signed(token);
      case STRING -> throw QueryProblem.at(token.position(), "a text alone is no expression");
      case DURATION -> throw QueryProblem.at(token.position(), "unexpected " + token.words());
      case END -> throw QueryProblem.at(token.position(), "unexpected end");
    };
  }

  private static double number(Token token) {
    return token.text().startsWith("0x")
        ? Long.parseUnsignedLong(token.text().substring(2), 16)
        : Double.parseDouble(token.text());
  }

  private Expr signed(Token token) {
    return switch (token.text()) {
      case "(" -> {
        Expr inner = expression(0);
        expect(")");
        yield inner;
      }
      case "-", "+" -> {
        Expr inner = expression(Operator.UNARY_RANK);
        Types.expect(inner, token.position(), Expr.Kind.SCALAR, Expr.Kind.VECTOR);
        yield token.text().equals("-") ? new Expr.Negate(inner) : inner;
      }
      case "{" -> {
        at--;
        yield modified(selector("", token.position()));
      }
      default -> throw QueryProblem.at(token.position(), "unexpected " + token.words());
    };
  }

  private Expr named(Token token) {
    switch (token.text().toLowerCase(java.util.Locale.ROOT)) {
      case "nan" -> {
        return new Expr.Literal(Double.NaN);
      }
      case "inf" -> {
        return new Expr.Literal(Double.POSITIVE_INFINITY);
      }
      default -> {}
    }
    Optional<Aggregation> aggregation = Aggregation.of(token.text());
    if (aggregation.isPresent() && (peek().is("(") || peek().is("by") || peek().is("without"))) {
      return aggregate(aggregation.get(), token.position());
    }
    if (peek().is("(")) {
      return call(token);
    }
    return modified(selector(token.text(), token.position()));
  }

  private Expr call(Token name) {
    Function function =
        Function.of(name.text())
            .orElseThrow(() ->
                QueryProblem.at(
                    name.position(), "there is no function '" + name.text() + "' here"));
    return Types.checked(new Expr.Call(function, arguments(), name.position()));
  }

  private Expr aggregate(Aggregation operation, int position) {
    boolean without = false;
    List<String> labels = List.of();
    boolean grouped = peek().is("by") || peek().is("without");
    if (grouped) {
      without = next().is("without");
      labels = labels();
    }
    List<Expr> arguments = arguments();
    if (!grouped && (peek().is("by") || peek().is("without"))) {
      without = next().is("without");
      labels = labels();
    }
    return Types.aggregate(operation, arguments, without, labels, position);
  }

  private List<Expr> arguments() {
    expect("(");
    List<Expr> arguments = new ArrayList<>();
    while (!take(")")) {
      if (!arguments.isEmpty()) {
        expect(",");
      }
      arguments.add(expression(0));
    }
    return arguments;
  }

  private List<String> labels() {
    expect("(");
    List<String> labels = new ArrayList<>();
    while (!take(")")) {
      if (!labels.isEmpty()) {
        expect(",");
      }
      labels.add(name());
    }
    return labels;
  }

  private Expr.Select selector(String name, int position) {
    String wanted = name;
    List<LabelMatcher> matchers = new ArrayList<>();
    if (take("{")) {
      while (!take("}")) {
        if (!matchers.isEmpty()) {
          expect(",");
          if (take("}")) {
            break;
          }
        }
        matchers.add(matcher());
      }
    }
    for (LabelMatcher matcher : List.copyOf(matchers)) {
      if (matcher.label().equals("__name__")
          && matcher.op() == LabelMatcher.Op.EQ
          && wanted.isEmpty()) {
        wanted = matcher.value();
        matchers.remove(matcher);
      }
    }
    if (wanted.isEmpty() && matchers.stream().allMatch(matcher -> matcher.matches(""))) {
      throw QueryProblem.at(position, "a selector needs a name or a label that is not empty");
    }
    return new Expr.Select(new SeriesSelector(wanted, matchers), null, Duration.ZERO, position);
  }

  private LabelMatcher matcher() {
    String label = name();
    Token sign = next();
    LabelMatcher.Op op =
        switch (sign.text()) {
          case "=" -> LabelMatcher.Op.EQ;
          case "!=" -> LabelMatcher.Op.NE;
          case "=~" -> LabelMatcher.Op.RE;
          case "!~" -> LabelMatcher.Op.NRE;
          default ->
              throw QueryProblem.at(
                  sign.position(), "expected =, !=, =~ or !~ instead of " + sign.words());
        };
    Token value = next();
    if (value.kind() != Token.Kind.STRING) {
      throw QueryProblem.at(value.position(), "expected a text in quotes, not " + value.words());
    }
    try {
      return new LabelMatcher(label, op, value.text());
    } catch (Failure broken) {
      throw QueryProblem.at(value.position(), broken.detail().replaceAll("\\.$", ""));
    }
  }

  private Expr modified(Expr.Select select) {
    Expr.Select result = select;
    if (take("[")) {
      Duration range = duration();
      if (peek().text().startsWith(":")) {
        throw QueryProblem.at(peek().position(), "subqueries are not supported: unexpected ':'");
      }
      expect("]");
      result = new Expr.Select(select.selector(), range, Duration.ZERO, select.position());
    }
    if (take("offset")) {
      boolean back = take("-");
      Duration offset = duration();
      result = result.shifted(back ? offset.negated() : offset);
    }
    if (peek().is("@")) {
      throw QueryProblem.at(peek().position(), "a fixed time with '@' is not supported");
    }
    return result;
  }

  private Duration duration() {
    Token token = next();
    if (token.kind() != Token.Kind.DURATION) {
      throw QueryProblem.at(
          token.position(), "expected a duration such as 5m, not " + token.words());
    }
    return Durations.parse(token);
  }

  private String name() {
    Token token = next();
    if (token.kind() != Token.Kind.NAME) {
      throw QueryProblem.at(token.position(), "expected a label's name, not " + token.words());
    }
    return token.text();
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean take(String sign) {
    if (peek().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!take(sign)) {
      throw QueryProblem.at(
          peek().position(), "expected '" + sign + "' instead of " + peek().words());
    }
  }
}
