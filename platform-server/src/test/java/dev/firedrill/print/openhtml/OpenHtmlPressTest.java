package dev.firedrill.print.openhtml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.kernel.Failure;
import dev.firedrill.print.PdfPress;
import dev.firedrill.testing.SteppedClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class OpenHtmlPressTest {
  private final PdfPress press = new OpenHtmlPress(SteppedClock.atNoon(), null);

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void printsTextTablesLinksBookmarksAndPageNumbers() throws IOException {
    byte[] pdf =
        press.press(
            "INC-3: weather is slow",
            """
            <h1>INC-3</h1><h2>Timeline</h2>
            <table><thead><tr><th>Time</th><th>What</th></tr></thead>
            <tbody><tr><td>14:05</td><td>declared <a href="https://lab.example/t?x=1&amp;y=2">here</a></td></tr></tbody></table>
            <div class="break-before"><h2>Impact &amp; causes</h2><br><p>none</p></div>
            """);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("INC-3: weather is slow");
      List<String> bookmarks = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        bookmarks.add(item.getTitle());
      }
      assertThat(bookmarks).containsExactly("INC-3", "Timeline", "Impact & causes");
      assertThat(document.getPage(0).getAnnotations()).hasSize(1);
    }
    assertThat(text(pdf)).contains("14:05", "declared here", "Page 1 of 2", "Page 2 of 2");
  }

  @Test
  void namesOfManyAlphabetsArePrinted() throws IOException {
    String names = "Zoë Müller, Łukasz Żak, Ødegård, Ángela Nuñez, Ελένη, Дмитрий, Nguyễn, Çağrı";

    assertThat(text(press.press(names, "<p>" + names + " → ≤ 5 %</p>")))
        .contains(names)
        .contains("→ ≤ 5 %");
  }

  @Test
  void nothingIsExecutedFetchedOrEmbedded() throws IOException {
    byte[] pdf =
        press.press(
            "<script>alert(1)</script>",
            """
            <p>before</p><script>alert(1)</script><img src="file:///etc/passwd"/>
            <img src="http://127.0.0.1:1/x.png"/><iframe src="file:///etc/passwd"></iframe>
            <object data="file:///etc/passwd"></object><embed src="/etc/passwd"/>
            <link rel="stylesheet" href="http://127.0.0.1:1/x.css"/>
            <style>@import "file:///etc/passwd"; body { display: none }</style>
            <p style="background-image: url(http://127.0.0.1:1/y.png)">styled</p>
            <a href="javascript:alert(1)">click</a> <a href="file:///etc/passwd">file</a>
            <form action="https://evil.example"><input name="x" value="in a field"></form>
            <svg><script>alert(2)</script></svg><p onclick="alert(3)">after</p>
            """);

    assertThat(text(pdf)).contains("before", "styled", "click", "after").doesNotContain("root:");
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .doesNotContain("/JavaScript", "/JS ", "/EmbeddedFile", "/Launch", "127.0.0.1");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getAnnotations()).isEmpty();
      assertThat(document.getDocumentCatalog().getAcroForm()).isNull();
      assertThat(document.getPage(0).getResources().getCOSObject().containsKey(COSName.XOBJECT))
          .isFalse();
    }
  }

  private static List<String> targets(byte[] pdf) throws IOException {
    List<String> targets = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDAnnotation each : document.getPage(0).getAnnotations()) {
        if (each instanceof PDAnnotationLink link
            && link.getAction() instanceof PDActionURI address) {
          targets.add(address.getURI());
        }
      }
    }
    return targets;
  }

  private static final String EVIDENCE =
      """
      <p>slow (<a href="/incidents/i7?t=2026-11-22T14%3A05%3A09.120Z&amp;event=e17">record 17</a>),
      <a href="/incidents/i8">see there</a>, <a href="/a b?t=never">odd</a>,
      <a href="https://lab.example/x">outside</a>, <a href="#up">up</a></p><p id="up">end</p>
      """;

  @Test
  void linksWithinThePlatformLeadToItsPublicAddress() throws IOException {
    PdfPress known =
        new OpenHtmlPress(SteppedClock.atNoon(), URI.create("https://drill.example:8443"));

    assertThat(targets(known.press("links", EVIDENCE)))
        .containsExactlyInAnyOrder(
            "https://drill.example:8443/incidents/i7?t=2026-11-22T14%3A05%3A09.120Z&event=e17",
            "https://drill.example:8443/incidents/i8",
            "https://drill.example:8443/a%20b?t=never",
            "https://lab.example/x");
  }

  @Test
  void withoutAPublicAddressLinksWithinThePlatformAreTextWithTheirMoment() throws IOException {
    byte[] pdf = press.press("links", EVIDENCE);

    assertThat(targets(pdf)).containsExactly("https://lab.example/x");
    assertThat(text(pdf).replaceAll("\\s+", " "))
        .contains("slow (record 17, 2026-11-22 14:05:09 UTC), see there, odd");
  }

  @Test
  void aDateInANarrowCellStaysOnOneLine() throws IOException {
    String words = "many words that want all the room of the page ".repeat(6);
    byte[] pdf =
        press.press(
            "dates",
            """
            <table><tr><th>Action</th><th>Owner</th><th>Priority</th><th>Due</th>
            <th>Done when</th></tr>
            <tr><td>%1$s</td><td>Ada</td><td>P1</td><td>2026-03-12</td><td>%1$s</td></tr></table>
            """
                .formatted(words));

    assertThat(text(pdf)).contains("2026-03-12");
  }

  @Test
  void brokenMarkupAndOddCharactersAreStillPrinted() throws IOException {
    assertThat(
            text(
                press.press("a\u0000b", "<p>open <b>bold <i>x</b> \u0001 & < > &nbsp; \uD800 end")))
        .contains("open bold", "end");
  }

  @Test
  void whatIsTooLargeIsRefusedWithASentence() {
    assertThatThrownBy(() -> press.press("long", "x".repeat(2_000_001)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("2000001 characters");
    assertThatThrownBy(() -> press.press("many", "<p>x</p>".repeat(40_100)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("40");
    assertThatThrownBy(
            () -> press.press("pages", "<div class=\"break-before\">x</div>".repeat(302)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("300");
  }
}
