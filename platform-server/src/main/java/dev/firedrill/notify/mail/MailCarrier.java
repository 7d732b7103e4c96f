package dev.firedrill.notify.mail;

import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.Channel;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.Target;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sends mail over SMTP, in plain text, one mail for each delivery. */
public final class MailCarrier implements Carrier {
  private static final String PATIENCE_MILLIS = "8000";

  private final @Nullable Server server;
  private final @Nullable Session session;
  private final Supplier<URI> pages;

  private MailCarrier(
      @Nullable Server server, @Nullable SSLSocketFactory trust, Supplier<URI> pages) {
    this.server = server;
    this.session = server == null ? null : session(server, trust);
    this.pages = pages;
  }

  /** The server that takes mail; with {@code startTls} it must offer encryption. */
  public record Server(
      String host,
      int port,
      @Nullable String user,
      @Nullable Secret password,
      String from,
      boolean startTls) {}

  /** Sends by this server; {@code pages} is where browsers reach the platform. */
  public static Carrier over(Server server, Supplier<URI> pages) {
    return new MailCarrier(server, null, pages);
  }

  /** As {@link #over}, trusting what these sockets trust and not what the JDK does. */
  static Carrier trusting(Server server, SSLSocketFactory trust, Supplier<URI> pages) {
    return new MailCarrier(server, trust, pages);
  }

  /** What there is without a server: every delivery says so. */
  public static Carrier unconfigured() {
    return new MailCarrier(null, null, () -> URI.create("/"));
  }

  private static Session session(Server server, @Nullable SSLSocketFactory trust) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", server.host());
    settings.put("mail.smtp.port", Integer.toString(server.port()));
    settings.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.timeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    settings.put("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
    settings.put("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    if (trust != null) {
      settings.put("mail.smtp.ssl.socketFactory", trust);
    }
    Secret password = server.password();
    if (server.user() == null || password == null) {
      return Session.getInstance(settings);
    }
    settings.put("mail.smtp.auth", "true");
    return Session.getInstance(
        settings,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(server.user(), password.reveal());
          }
        });
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public Result carry(Parcel parcel) {
    if (server == null || session == null) {
      return new Result.Refused("No SMTP is configured: it is shown in the inbox.");
    }
    if (!(parcel.target() instanceof Target.Mail(String address))) {
      return new Result.Refused("This is no address for mail.");
    }
    try {
      Transport.send(message(parcel, address, server, session));
      return new Result.Delivered();
    } catch (AuthenticationFailedException wrong) {
      return new Result.Later(
          "The mail server does not let the platform in; ask your instructor to look at notify.smtp.");
    } catch (MessagingException broken) {
      return failed(broken, address);
    }
  }

  private static Result failed(MessagingException broken, String address) {
    OptionalInt code = SmtpReply.of(broken);
    if (code.isEmpty()) {
      return new Result.Later(
          "The mail server could not be used: " + broken.getClass().getSimpleName() + ".");
    }
    return SmtpReply.isForGood(code.getAsInt())
        ? new Result.Refused(
            "The mail server does not take mail for %s (%d); correct the address or remove it."
                .formatted(address, code.getAsInt()))
        : new Result.Later(
            "The mail server takes no mail for %s now (%d).".formatted(address, code.getAsInt()));
  }

  private Message message(Parcel parcel, String address, Server from, Session with)
      throws MessagingException {
    // The id is the delivery's, so that a mailbox can find doubles.
    MimeMessage message =
        new MimeMessage(with) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + parcel.id() + "@firedrill>");
          }
        };
    message.setFrom(new InternetAddress(from.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    message.setSubject("[Firedrill] " + parcel.title().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
    String href = parcel.href();
    String link = href == null ? "" : "\n\n" + pages.get().resolve(href);
    message.setText(parcel.text() + link + "\n", "UTF-8");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setSentDate(java.util.Date.from(parcel.createdAt()));
    return message;
  }
}
