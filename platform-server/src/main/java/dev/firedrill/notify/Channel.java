package dev.firedrill.notify;

/** A way by which a notification reaches somebody. */
public enum Channel {
  CHAT,
  INBOX,
  MAIL,
  WEBHOOK
}
