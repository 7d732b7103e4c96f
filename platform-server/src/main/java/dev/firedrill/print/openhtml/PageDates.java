package dev.firedrill.print.openhtml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Dates in the cells of tables, which a narrow column would break at their hyphens. */
final class PageDates {
  private static final Pattern DATE = Pattern.compile("\\b\\d{1,4}-\\d{1,2}-\\d{1,4}\\b");

  private PageDates() {}

  /** Puts each into an element of the class {@code whole}. */
  static void keepWhole(Element body) {
    List<Text> texts = new ArrayList<>();
    collect(body, false, texts);
    texts.forEach(PageDates::split);
  }

  private static void collect(Node within, boolean inCell, List<Text> into) {
    for (Node node = within.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text text && inCell && DATE.matcher(text.getData()).find()) {
        into.add(text);
      } else if (node instanceof Element element) {
        String name = element.getTagName();
        collect(element, inCell || name.equals("td") || name.equals("th"), into);
      }
    }
  }

  private static void split(Text text) {
    Text rest = text;
    for (Matcher date = DATE.matcher(rest.getData());
        date.find();
        date = DATE.matcher(rest.getData())) {
      int length = date.end() - date.start();
      Text found = rest.splitText(date.start());
      rest = found.splitText(length);
      Element whole = text.getOwnerDocument().createElement("span");
      whole.setAttribute("class", "whole");
      found.getParentNode().replaceChild(whole, found);
      whole.appendChild(found);
    }
  }
}
