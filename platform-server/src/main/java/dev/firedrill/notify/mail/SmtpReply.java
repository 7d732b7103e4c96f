package dev.firedrill.notify.mail;

import jakarta.mail.MessagingException;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** The number by which a mail server says why it took nothing. */
final class SmtpReply {
  private static final int FOR_GOOD = 500;

  private SmtpReply() {}

  /** The reply that a failure or one of its causes carries; that about the address goes first. */
  static OptionalInt of(MessagingException failed) {
    OptionalInt found = OptionalInt.empty();
    for (Exception one = failed; one != null; one = next(one)) {
      switch (one) {
        case SMTPAddressFailedException address -> {
          return OptionalInt.of(address.getReturnCode());
        }
        case SMTPSenderFailedException sender -> found = OptionalInt.of(sender.getReturnCode());
        case SMTPSendFailedException send -> found = OptionalInt.of(send.getReturnCode());
        default -> {}
      }
    }
    return found;
  }

  private static @org.jspecify.annotations.Nullable Exception next(Exception one) {
    return one instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  /** 5xx: the same mail will not be taken later either. */
  static boolean isForGood(int code) {
    return code >= FOR_GOOD;
  }
}
