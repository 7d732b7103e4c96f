package dev.firedrill.telemetry.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
  private static final Pattern NEXT =
      Pattern.compile(
          """
          (?<blank>\\s+|\\#[^\\n]*)\
          |(?<duration>(?:[0-9]+(?:ms|[smhdwy]))+)(?![a-zA-Z0-9_])\
          |(?<number>0x[0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\
          |(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\
          |(?<string>"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*'|`[^`]*`)\
          |(?<sign>==|!=|=~|!~|<=|>=|[-+*/%^(){}\\[\\],=<>:@])\
          """);

  private Lexer() {}

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = NEXT.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        char c = text.charAt(at);
        throw QueryProblem.at(
            at + 1,
            c == '"' || c == '\'' || c == '`'
                ? "the text that begins is never closed"
                : "unexpected '" + c + "'");
      }
      Token.Kind kind = kind(matcher);
      if (kind != null) {
        String piece = matcher.group();
        tokens.add(new Token(kind, kind == Token.Kind.STRING ? unquoted(piece) : piece, at + 1));
      }
      at = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static Token.@org.jspecify.annotations.Nullable Kind kind(Matcher matcher) {
    if (matcher.group("duration") != null) {
      return Token.Kind.DURATION;
    }
    if (matcher.group("number") != null) {
      return Token.Kind.NUMBER;
    }
    if (matcher.group("name") != null) {
      return Token.Kind.NAME;
    }
    if (matcher.group("string") != null) {
      return Token.Kind.STRING;
    }
    return matcher.group("sign") != null ? Token.Kind.SIGN : null;
  }

  private static String unquoted(String piece) {
    String inner = piece.substring(1, piece.length() - 1);
    if (piece.startsWith("`") || inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '\\' && i + 1 < inner.length()) {
        char escaped = inner.charAt(++i);
        text.append(
            switch (escaped) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> escaped;
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
