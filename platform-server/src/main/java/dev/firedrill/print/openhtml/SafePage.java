package dev.firedrill.print.openhtml;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** From anybody's HTML to a document that has nothing in it but what may be printed. */
final class SafePage {
  private static final Pattern NAMES = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,99}");
  private static final Pattern SPAN = Pattern.compile("[0-9]{1,2}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");

  /** What XML 1.0 cannot hold. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote")
          .allowElements("ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "em", "strong", "a")
          .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
          .allowElements("div", "span", "section", "small", "sub", "sup", "b", "i", "del", "ins")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("class", "id")
          .matching(NAMES)
          .globally()
          .allowAttributes("colspan", "rowspan", "start")
          .matching(SPAN)
          .onElements("td", "th", "ol")
          .allowAttributes("align")
          .matching(ALIGNMENT)
          .onElements("th", "td")
          .allowStyling(
              CssSchema.withProperties(
                  List.of(
                      "width", "height", "left", "top", "text-align", "color", "background-color")))
          .allowUrlProtocols("http", "https", "mailto")
          .toFactory();

  private SafePage() {}

  /** The page with its title, style and bookmarks; {@code site} is where it is from, if known. */
  static Document of(String title, String bodyHtml, String style, @Nullable URI site) {
    String clean = ALLOWED.sanitize(NO_CHARACTER.matcher(bodyHtml).replaceAll("\uFFFD"));
    Document page = parse("<html lang=\"en\"><head></head><body>" + clean + "</body></html>");
    Element html = page.getDocumentElement();
    Element head = (Element) html.getFirstChild();
    Element body = (Element) html.getLastChild();
    PageLinks.settle(body, site);
    PageDates.keepWhole(body);
    String plain = NO_CHARACTER.matcher(title).replaceAll("\uFFFD");
    head.appendChild(element(page, "title", plain));
    Element subject = page.createElement("meta");
    subject.setAttribute("name", "description");
    subject.setAttribute("content", plain);
    head.appendChild(subject);
    head.appendChild(element(page, "style", style));
    Element bookmarks = page.createElement("bookmarks");
    mark(page, body, bookmarks, new int[1]);
    head.appendChild(bookmarks);
    Element running = element(page, "div", plain);
    running.setAttribute("class", "running-title");
    body.insertBefore(running, body.getFirstChild());
    return page;
  }

  private static Element element(Document page, String name, String text) {
    Element made = page.createElement(name);
    made.appendChild(page.createTextNode(text));
    return made;
  }

  /** Headings of the first three ranks become bookmarks, in their order. */
  private static void mark(Document page, Node within, Element bookmarks, int[] count) {
    for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element element)) {
        continue;
      }
      String name = element.getTagName().toLowerCase(Locale.ROOT);
      if (name.equals("h1") || name.equals("h2") || name.equals("h3")) {
        if (!element.hasAttribute("id")) {
          element.setAttribute("id", "heading-" + ++count[0]);
        }
        Element bookmark = page.createElement("bookmark");
        bookmark.setAttribute("name", Objects.requireNonNullElse(element.getTextContent(), ""));
        bookmark.setAttribute("href", "#" + element.getAttribute("id"));
        bookmarks.appendChild(bookmark);
      } else {
        mark(page, element, bookmarks, count);
      }
    }
  }

  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (ParserConfigurationException | SAXException | IOException broken) {
      throw new IllegalStateException("the sanitizer's HTML is not well-formed", broken);
    }
  }
}
