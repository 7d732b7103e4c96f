package dev.firedrill.print.openhtml;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.print.PdfPress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** A tagged PDF with its own fonts, by openhtmltopdf; two at a time, since each takes a core. */
public final class OpenHtmlPress implements PdfPress {
  private static final int AT_ONCE = 2;

  /** Elements of a page: laying out takes time in proportion to them, and cannot be broken off. */
  private static final int ELEMENTS_AT_MOST = 40_000;

  /** For painting, after the layout; checked with every page. */
  private static final Duration TIME_AT_MOST = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final @Nullable URI site;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final String style = new String(read("press.css"), StandardCharsets.UTF_8);

  /**
   * {@code site} is where browsers reach the platform from anywhere: links within it lead there.
   * Null when nobody knows: they are printed as text.
   */
  public OpenHtmlPress(InstantSource clock, @Nullable URI site) {
    this.clock = clock;
    this.site = site;
    // It would log every table it lays out.
    XRLog.setLoggingEnabled(false);
  }

  @Override
  public byte[] press(String title, String bodyHtml) {
    if (bodyHtml.length() > CHARACTERS_AT_MOST) {
      throw tooLarge(
          bodyHtml.length() + " characters, more than the " + CHARACTERS_AT_MOST + " that");
    }
    if (!free.tryAcquire()) {
      throw new Failure(
          ProblemCode.UNAVAILABLE,
          "Two other documents are being made into PDFs: try again in a few seconds.");
    }
    try {
      return pressed(SafePage.of(title, bodyHtml, style, site));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      free.release();
    }
  }

  private byte[] pressed(Document page) throws IOException {
    int elements = page.getElementsByTagName("*").getLength();
    if (elements > ELEMENTS_AT_MOST) {
      throw tooLarge(
          elements
              + " paragraphs, cells and the like, more than the "
              + ELEMENTS_AT_MOST
              + " that");
    }
    Instant latest = clock.instant().plus(TIME_AT_MOST);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfRendererBuilder()
        .usePdfUaAccessibility(true)
        .useExternalResourceAccessControl(
            (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useFont(font("DejaVuSans"), "Press", 400, FontStyle.NORMAL, true)
        .useFont(font("DejaVuSans-Bold"), "Press", 700, FontStyle.NORMAL, true)
        .useFont(font("DejaVuSans-Oblique"), "Press", 400, FontStyle.ITALIC, true)
        .useFont(font("DejaVuSansMono"), "Press Mono", 400, FontStyle.NORMAL, true)
        .useReplacementText("\uFFFD")
        .withProducer("Firedrill")
        .usePageSupplier((document, width, height, number, shadow) -> {
          if (document.getNumberOfPages() >= PAGES_AT_MOST) {
            throw tooLarge("more pages than the " + PAGES_AT_MOST + " that");
          }
          if (clock.instant().isAfter(latest)) {
            throw tooLarge("more to draw than what in " + TIME_AT_MOST.toSeconds() + " s");
          }
          PDPage sheet = new PDPage(new PDRectangle(width, height));
          document.addPage(sheet);
          return sheet;
        })
        .withW3cDocument(page, "about:blank")
        .toStream(out)
        .run();
    return out.toByteArray();
  }

  private static com.openhtmltopdf.extend.FSSupplier<InputStream> font(String name) {
    return () -> open(name + ".ttf");
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        OpenHtmlPress.class.getResourceAsStream(name), () -> name + " is not in the server's jar");
  }

  private static byte[] read(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Failure tooLarge(String what) {
    return new Failure(
        ProblemCode.TOO_LARGE,
        "The document has " + what + " are made into a PDF: shorten it, or take the Markdown.");
  }
}
