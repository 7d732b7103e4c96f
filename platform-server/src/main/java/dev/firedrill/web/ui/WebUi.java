package dev.firedrill.web.ui;

import jakarta.servlet.Filter;

/** The pages of the web UI. */
public final class WebUi {
  /** Where the web UI's jar has its files. */
  public static final String FOLDER = "web";

  private WebUi() {}

  /**
   * The servlet filter that serves the files of a class-path folder, and its {@code index.html} for
   * every other address that a browser opens; what belongs to the API goes on down the chain.
   */
  public static Filter filter(ClassLoader loader, String folder) {
    return new PageFilter(new Pages(loader, folder));
  }
}
