package dev.firedrill.print.openhtml;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Links that lead somewhere from within a document that left its site. */
final class PageLinks {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

  /** The moment that an address of a timeline points to, as the page writes it. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "[?&]t=(\\d{4}-\\d\\d-\\d\\dT\\d\\d(?::|%3[Aa])\\d\\d(?::|%3[Aa])[\\d.]{2,12}Z)");

  private PageLinks() {}

  /** Makes relative links absolute; without a site they become text, with their moment's time. */
  static void settle(Element body, @Nullable URI site) {
    NodeList found = body.getElementsByTagName("a");
    List<Element> links = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      links.add((Element) found.item(i));
    }
    for (Element link : links) {
      String href = link.getAttribute("href");
      if (!href.isEmpty() && !href.startsWith("#") && !SCHEME.matcher(href).lookingAt()) {
        settle(link, href, site);
      }
    }
  }

  private static void settle(Element link, String href, @Nullable URI site) {
    URI target = parsed(href);
    if (target != null && site != null) {
      link.setAttribute("href", site.resolve(target).toString());
    } else {
      asText(link, moment(href));
    }
  }

  private static @Nullable URI parsed(String href) {
    try {
      return URI.create(href);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  private static void asText(Element link, @Nullable Instant moment) {
    Node parent = link.getParentNode();
    for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
      parent.insertBefore(child, link);
    }
    if (moment != null) {
      parent.insertBefore(link.getOwnerDocument().createTextNode(", " + TIME.format(moment)), link);
    }
    parent.removeChild(link);
  }

  private static @Nullable Instant moment(String href) {
    Matcher found = MOMENT.matcher(href);
    if (!found.find()) {
      return null;
    }
    try {
      return Instant.parse(found.group(1).replaceAll("(?i)%3a", ":"));
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
