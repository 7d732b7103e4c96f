package dev.firedrill.gradebook.file;

/** By what a row says whom it is about, the surest first. */
public enum IdKind {
  HANDLE("handle"),
  LMS_ID("ID"),
  STUDENT_ID("student number"),
  LOGIN("sign-in name"),
  EMAIL("mail address"),
  NAME("name");

  private final String word;

  IdKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
