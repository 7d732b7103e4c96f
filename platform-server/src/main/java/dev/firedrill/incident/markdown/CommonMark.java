package dev.firedrill.incident.markdown;

import dev.firedrill.incident.Markdown;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark with tables. HTML in the text is shown as text; what is rendered passes an allow-list
 * besides, so that a mistake in the renderer does not reach a page. Pictures are dropped: they
 * would tell their server who reads.
 */
public final class CommonMark implements Markdown {
  /** Deeper nesting is nobody's postmortem, but could exhaust a stack. */
  private static final int NESTING_AT_MOST = 50;

  private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");
  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#-]{1,30}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote")
          .allowElements("ul", "ol", "li", "pre", "code", "em", "strong", "a")
          .allowElements("table", "thead", "tbody", "tr", "th", "td")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("align")
          .matching(ALIGNMENT)
          .onElements("th", "td")
          .allowAttributes("class")
          .matching(LANGUAGE)
          .onElements("code")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowUrlProtocols("http", "https", "mailto")
          .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
          .toFactory();

  private final Parser parser;
  private final HtmlRenderer renderer;

  public CommonMark() {
    List<Extension> extensions = List.of(TablesExtension.create());
    parser =
        Parser.builder()
            .extensions(extensions)
            .maxOpenBlockParsers(NESTING_AT_MOST)
            .maxInlineNesting(NESTING_AT_MOST)
            .build();
    renderer =
        HtmlRenderer.builder().extensions(extensions).escapeHtml(true).sanitizeUrls(true).build();
  }

  @Override
  public String toSafeHtml(String markdown) {
    return ALLOWED.sanitize(renderer.render(parser.parse(markdown)));
  }
}
