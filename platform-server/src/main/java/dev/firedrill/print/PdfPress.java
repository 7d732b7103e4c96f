package dev.firedrill.print;

/**
 * Turns HTML into a PDF of A4 pages, with the title on top, page numbers below and the headings as
 * bookmarks.
 *
 * <p>What is not on the press's allow-list is dropped: scripts, pictures, forms, frames, foreign
 * style sheets. Nothing is fetched, neither from the network nor from a disk.
 */
@FunctionalInterface
public interface PdfPress {
  /** In characters of HTML. */
  int CHARACTERS_AT_MOST = 2_000_000;

  int PAGES_AT_MOST = 300;

  /**
   * The PDF of the body. Beside plain text markup it may have tables with {@code colspan} and
   * {@code rowspan}, links ({@code http}, {@code https}, {@code mailto} and {@code #id}), {@code
   * class} and {@code id}, and the style properties width, height, left, top, text-align and the
   * colors. The classes {@code facts} (a table of two columns), {@code note}, {@code break-before},
   * {@code keep}, {@code number} and {@code muted} have a look of their own; in a {@code plot}
   * stand {@code axis}, {@code tick}, {@code median}, {@code dot} ({@code never}, {@code own}) and
   * {@code label} where their left and top say.
   *
   * <p>A relative link leads to the platform's public address. Where that is not known it becomes
   * text, with the time of the moment it points to.
   *
   * @throws dev.firedrill.kernel.Failure too-large beyond the limits; unavailable while too many
   *     others are being pressed
   */
  byte[] press(String title, String bodyHtml);
}
