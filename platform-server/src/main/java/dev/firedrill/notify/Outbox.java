package dev.firedrill.notify;

/** Where features leave what people are to be told. */
public interface Outbox {
  /**
   * Leaves a delivery for each target. Joins the caller's transaction; a worker delivers after it
   * commits, at least once, with back-off, and what came of each stays visible.
   */
  void send(Notification notification);
}
