package dev.firedrill.gradebook.file;

/** Whose file it is. */
public enum FileFormat {
  OWN("Firedrill"),
  CANVAS("Canvas"),
  MOODLE("Moodle"),
  GRADESCOPE("Gradescope");

  private final String label;

  FileFormat(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
