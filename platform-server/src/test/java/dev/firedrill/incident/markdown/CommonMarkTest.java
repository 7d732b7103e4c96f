package dev.firedrill.incident.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.incident.Markdown;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonMarkTest {
  private static final Pattern TAG = Pattern.compile("<\\s*/?\\s*([a-zA-Z0-9]+)([^>]*)>");

  private final Markdown markdown = new CommonMark();

  @Test
  void rendersWhatAPostmortemNeeds() {
    String html =
        markdown.toSafeHtml(
            """
            ## Impact

            Users lost **4 minutes**, see [the log](https://example.org/a?b=c).

            | Time | What |
            | :--- | ---: |
            | 12:00 | `weather` was slow |

            1. one
            2. two
            """);

    assertThat(html)
        .contains(
            "<h2>Impact</h2>",
            "<strong>4 minutes</strong>",
            "href=\"https://example.org/a?b&#61;c\"",
            "nofollow",
            "<table>",
            "<td align=\"left\">12:00</td>",
            "<code>weather</code>",
            "<ol>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![pixel](https://tracker.example/p.gif)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<svg/onload=alert(1)>",
        "<iframe src=//evil></iframe>",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "```\"><script>alert(1)</script>\nx\n```",
        "<style>body{display:none}</style>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<https://example.org/\"onmouseover=alert(1)>",
        "| <b onclick=x()> |\n| --- |\n| <form action=/logout> |",
      })
  void nothingThatRunsOrLoadsSurvives(String evil) {
    assertOnlyAllowedTags(markdown.toSafeHtml(evil));
  }

  static List<Long> seeds() {
    return List.of(1L, 2L, 3L, 4L, 5L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noMixOfPiecesSurvivesEither(long seed) {
    String[] pieces = {
      "<script>",
      "</script>",
      "<img src=x onerror=",
      "javascript:",
      "[",
      "](",
      ")",
      "`",
      "```\n",
      "\"",
      "'",
      ">",
      "<",
      "&lt;",
      "&#106;",
      "\n\n",
      "> ",
      "| ",
      "---",
      "\n",
      "<a href=",
      "on",
      "\\",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "text",
      "\u0000",
      "\u202e",
      "*",
      "_",
    };
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertOnlyAllowedTags(markdown.toSafeHtml(text.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "*a ", "[", "- ", "![", "**a_b ", "(", "<a", "`", "1. "})
  void deepNestingExhaustsNothing(String piece) {
    assertThat(markdown.toSafeHtml(piece.repeat(20_000))).isNotNull();
  }

  private static void assertOnlyAllowedTags(String html) {
    TAG.matcher(html)
        .results()
        .forEach(tag -> {
          assertThat(tag.group(1))
              .matches(
                  "h[1-6]|p|br|hr|blockquote|ul|ol|li|pre|code|em|strong|a|table|thead|tbody"
                      + "|tr|th|td");
          assertThat(tag.group(2).toLowerCase(java.util.Locale.ROOT))
              .doesNotContain("javascript:")
              .doesNotContain("data:")
              .doesNotContainPattern("\\son[a-z]+\\s*=\\s*[^\"]")
              .doesNotContain(" src=");
        });
    assertThat(html).doesNotContain("<script").doesNotContain("<!--");
  }
}
