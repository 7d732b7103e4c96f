package dev.firedrill.bot.artifact.archive;

/** How an archive is packed. */
public enum ArchiveFormat {
  TAR_GZ(".tar.gz"),
  ZIP(".zip");

  private final String extension;

  ArchiveFormat(String extension) {
    this.extension = extension;
  }

  public String extension() {
    return extension;
  }
}
