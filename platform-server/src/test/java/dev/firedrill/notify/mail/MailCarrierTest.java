package dev.firedrill.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.notify.Carrier;
import dev.firedrill.notify.Parcel;
import dev.firedrill.notify.Target;
import dev.firedrill.team.TeamId;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Mail in real conversations of SMTP with a server that keeps what it is told. */
class MailCarrierTest {
  private static final String PASSWORD = "correct horse battery";

  private final List<byte[]> taken = new CopyOnWriteArrayList<>();
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private @Nullable SMTPServer server;
  private int answer = 250;
  private int answerToRecipient = 250;

  private final class Kept implements MessageHandler {
    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      if (answerToRecipient != 250) {
        throw new RejectException(answerToRecipient, "not this one");
      }
      recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
      byte[] bytes = data.readAllBytes();
      if (answer != 250) {
        throw new RejectException(answer, "not now");
      }
      taken.add(bytes);
      return null;
    }

    @Override
    public void done() {}
  }

  private void login(String user, String password, MessageContext context)
      throws LoginFailedException {
    if (!password.equals(PASSWORD)) {
      throw new LoginFailedException();
    }
    logins.add(user);
  }

  private MailCarrier.Server start(SMTPServer.Builder settings, boolean startTls) {
    SMTPServer started =
        settings
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .messageHandlerFactory(_ -> new Kept())
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(this::login))
            .build();
    started.start();
    server = started;
    return new MailCarrier.Server(
        "localhost",
        started.getPortAllocated(),
        "firedrill",
        new Secret(PASSWORD),
        "Firedrill <noreply@example.edu>",
        startTls);
  }

  private Carrier plain() {
    return MailCarrier.over(
        start(SMTPServer.port(0), false), () -> URI.create("https://drill.example.edu"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  private static Parcel parcel(String address, String title, String text) {
    return new Parcel(
        new UUID(0, 7),
        1,
        new TeamId(new UUID(0, 1)),
        null,
        "page",
        title,
        text,
        "/teams/otter/alarms",
        "{}",
        List.of(new PersonId(new UUID(0, 2))),
        Instant.parse("2026-11-22T12:00:00Z"),
        new Target.Mail(address));
  }

  private MimeMessage message() throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(taken.getFirst()));
  }

  @Test
  void aPageArrivesAsTextWithItsLinkAndOneIdHoweverOftenItIsSent() throws Exception {
    Carrier mail = plain();
    Parcel page = parcel("ada@example.edu", "Page 7 · errors", "2 of 3 datapoints were ≥ 0.05.");

    assertThat(mail.carry(page)).isEqualTo(new Carrier.Result.Delivered());
    assertThat(mail.carry(page)).isEqualTo(new Carrier.Result.Delivered());

    assertThat(recipients).containsExactly("ada@example.edu", "ada@example.edu");
    assertThat(logins).contains("firedrill");
    MimeMessage message = message();
    assertThat(message.getSubject()).isEqualTo("[Firedrill] Page 7 · errors");
    assertThat(message.getFrom()[0]).hasToString("Firedrill <noreply@example.edu>");
    assertThat(message.getContentType()).startsWith("text/plain; charset=UTF-8");
    assertThat(message.getContent().toString().replace("\r\n", "\n"))
        .isEqualTo(
            "2 of 3 datapoints were ≥ 0.05.\n\nhttps://drill.example.edu/teams/otter/alarms\n");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(taken)
        .allSatisfy(bytes ->
            assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .contains("Message-ID: <00000000-0000-0000-0000-000000000007@firedrill>"));
  }

  @Test
  void everyLanguageArrivesUnchanged() throws Exception {
    String title = "Störung: доставка 配信 🔥 " + "ü".repeat(100);
    assertThat(plain().carry(parcel("ada@example.edu", title, "Grüße, 世界\n.\n..dots")))
        .isEqualTo(new Carrier.Result.Delivered());

    assertThat(message().getSubject()).isEqualTo("[Firedrill] " + title);
    assertThat(message().getContent().toString().replace("\r\n", "\n"))
        .startsWith("Grüße, 世界\n.\n..dots\n");
    assertThat(new String(taken.getFirst(), StandardCharsets.US_ASCII).lines())
        .as("no line is longer than SMTP allows")
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errors\r\nBcc: eve@example.edu",
        "errors\nBcc: eve@example.edu",
        "errors\rBcc: eve@example.edu",
        "errors\r\n\r\nBcc: eve@example.edu",
        "errors\u0000\u000bBcc: eve@example.edu"
      })
  void aNameWithLineEndsAddsNoHeader(String title) throws Exception {
    assertThat(plain().carry(parcel("ada@example.edu", title, "x")))
        .isEqualTo(new Carrier.Result.Delivered());

    assertThat(recipients).containsExactly("ada@example.edu");
    assertThat(message().getHeader("Bcc")).isNull();
    assertThat(message().getSubject()).isEqualTo("[Firedrill] errors Bcc: eve@example.edu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.edu\r\nRCPT TO:<eve@example.edu>",
        "ada@example.edu, eve@example.edu",
        "ada@example.edu> SIZE=1",
        "no address"
      })
  void anAddressThatIsNoneIsNotSentTo(String address) {
    assertThat(plain().carry(parcel(address, "t", "x"))).isInstanceOf(Carrier.Result.Later.class);

    assertThat(recipients).isEmpty();
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 450, 451, 452})
  void whatIsRefusedForNowIsTriedAgain(int code) {
    answer = code;
    assertThat(plain().carry(parcel("ada@example.edu", "t", "x")))
        .isEqualTo(
            new Carrier.Result.Later(
                "The mail server takes no mail for ada@example.edu now (" + code + ")."));
    answer = 250;
    answerToRecipient = code;
    assertThat(plain().carry(parcel("ada@example.edu", "t", "x")))
        .isInstanceOf(Carrier.Result.Later.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {550, 551, 552, 553, 554})
  void whatIsRefusedForGoodIsNotTriedAgain(int code) {
    answerToRecipient = code;
    assertThat(plain().carry(parcel("ada@example.edu", "t", "x")))
        .isEqualTo(
            new Carrier.Result.Refused(
                "The mail server does not take mail for ada@example.edu ("
                    + code
                    + "); correct the address or remove it."));
    answerToRecipient = 250;
    answer = code;
    assertThat(plain().carry(parcel("ada@example.edu", "t", "x")))
        .isInstanceOf(Carrier.Result.Refused.class);
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Carrier mail =
        MailCarrier.over(
            new MailCarrier.Server("localhost", port, null, null, "a@example.edu", false),
            () -> URI.create("/"));

    assertThat(mail.carry(parcel("ada@example.edu", "t", "x")))
        .isEqualTo(
            new Carrier.Result.Later("The mail server could not be used: MailConnectException."));
  }

  @Test
  void withTlsWantedNothingIsSaidInPlain() {
    Carrier mail = MailCarrier.over(start(SMTPServer.port(0), true), () -> URI.create("/"));

    assertThat(mail.carry(parcel("ada@example.edu", "t", "x")))
        .as("the server offers no encryption")
        .isInstanceOf(Carrier.Result.Later.class);
    assertThat(logins).isEmpty();
    assertThat(taken).isEmpty();
  }

  @Test
  void withTlsTheServerMustBeTheOneThatItSaysItIs(@TempDir Path folder) throws Exception {
    SSLContext known = context(folder, "localhost");
    MailCarrier.Server settings =
        start(SMTPServer.port(0).startTlsSocketFactory(known).requireTLS(), true);

    assertThat(
            MailCarrier.over(settings, () -> URI.create("/"))
                .carry(parcel("ada@example.edu", "t", "x")))
        .as("signed by nobody")
        .isInstanceOf(Carrier.Result.Later.class);
    assertThat(logins).isEmpty();
    assertThat(
            MailCarrier.trusting(settings, known.getSocketFactory(), () -> URI.create("/"))
                .carry(parcel("ada@example.edu", "t", "x")))
        .isEqualTo(new Carrier.Result.Delivered());
    assertThat(taken).hasSize(1);
    stop();

    SSLContext other = context(folder, "mail.example.org");
    MailCarrier.Server stranger =
        start(SMTPServer.port(0).startTlsSocketFactory(other).requireTLS(), true);
    assertThat(
            MailCarrier.trusting(stranger, other.getSocketFactory(), () -> URI.create("/"))
                .carry(parcel("ada@example.edu", "t", "x")))
        .as("another host's certificate")
        .isInstanceOf(Carrier.Result.Later.class);
    assertThat(taken).hasSize(1);
  }

  /** A server's context with a certificate of its own for the host, which it also trusts. */
  private static SSLContext context(Path folder, String host) throws Exception {
    Path file = folder.resolve(host + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).as(keytool.inputReader().lines().toList().toString()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", store.getCertificate("mail"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void thePasswordIsInNoLogAndNoAnswer() {
    List<String> logged = new ArrayList<>();
    Handler keep =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            synchronized (logged) {
              logged.add(line.getLoggerName() + " " + line.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    keep.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    Logger mailers = Logger.getLogger("org.eclipse.angus.mail");
    Logger jakarta = Logger.getLogger("jakarta.mail");
    List.of(root, mailers, jakarta).forEach(logger -> logger.setLevel(Level.ALL));
    root.addHandler(keep);
    try {
      assertThat(plain().carry(parcel("ada@example.edu", "t", "x")))
          .isEqualTo(new Carrier.Result.Delivered());
      stop();
      MailCarrier.Server right = start(SMTPServer.port(0), false);
      Carrier wrong =
          MailCarrier.over(
              new MailCarrier.Server(
                  right.host(),
                  right.port(),
                  right.user(),
                  new Secret("wrong " + PASSWORD),
                  right.from(),
                  false),
              () -> URI.create("/"));
      assertThat(wrong.carry(parcel("ada@example.edu", "t", "x")))
          .isEqualTo(
              new Carrier.Result.Later(
                  "The mail server does not let the platform in; ask your instructor to look at notify.smtp."));
    } finally {
      root.removeHandler(keep);
      root.setLevel(Level.INFO);
      List.of(mailers, jakarta).forEach(logger -> logger.setLevel(null));
    }
    String all;
    synchronized (logged) {
      all = String.join("\n", logged);
    }
    assertThat(all).as("the conversation was logged at all").contains("AUTH");
    assertThat(all)
        .doesNotContain(PASSWORD)
        .doesNotContain(base64(PASSWORD))
        .doesNotContain(base64("\0firedrill\0" + PASSWORD))
        .doesNotContain(base64("\0firedrill\0wrong " + PASSWORD));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
