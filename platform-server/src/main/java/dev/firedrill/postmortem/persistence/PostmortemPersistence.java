package dev.firedrill.postmortem.persistence;

import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.comment.Comments;
import dev.firedrill.postmortem.due.Dues;
import dev.firedrill.postmortem.presence.Editors;
import org.jdbi.v3.core.Jdbi;

/** Postmortems in PostgreSQL. */
public final class PostmortemPersistence {
  private PostmortemPersistence() {}

  public static Postmortems postmortems(Jdbi jdbi) {
    return new JdbiPostmortems(jdbi);
  }

  public static Comments comments(Jdbi jdbi) {
    return new JdbiComments(jdbi);
  }

  public static Dues dues(Jdbi jdbi) {
    return new JdbiDues(jdbi);
  }

  public static Editors editors(Jdbi jdbi) {
    return new JdbiEditors(jdbi);
  }
}
