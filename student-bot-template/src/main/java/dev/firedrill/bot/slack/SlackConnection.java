package dev.firedrill.bot.slack;

import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.util.http.SlackHttpClient;
import dev.firedrill.bot.BotConfig.SlackAccess;
import dev.firedrill.bot.Engine;
import dev.firedrill.bot.command.CommandRouter;
import dev.firedrill.bot.command.IncomingMessage;
import dev.firedrill.bot.flags.Flags;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.ops.Connectivity;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.People;
import dev.firedrill.bot.plugin.Reaction;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's connection to a workspace: Bolt behind Socket Mode. Only {@code SLACK_API_BASE} says
 * whether that is Slack or the course's gateway.
 */
public final class SlackConnection {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
  private static final int SOCKET_QUEUE = 256;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(15);

  private final SlackAccess access;
  private final BotMetrics metrics;
  private final Connectivity connectivity;
  private final App app;
  private final SocketModeRequestParser parser;
  private final PushQueue queue;
  private final Outbox outbox;
  private final Directory directory;
  private final Flags flags;
  private final Conversation conversation;
  private final Knocking knocking;
  private final CommandRouter router;
  private @Nullable SocketClient client;

  /** Prepares everything; {@link #start} is the first to touch the network. */
  public SlackConnection(SlackAccess access, Engine engine, Connectivity connectivity) {
    this.access = access;
    this.router = engine.router();
    this.metrics = engine.metrics();
    this.connectivity = connectivity;
    Slack slack = slack(access, engine.http());
    AppConfig appConfig = appConfig(access, slack);
    this.app = new App(appConfig);
    this.parser = new SocketModeRequestParser(appConfig);
    this.queue = new PushQueue(SOCKET_QUEUE);
    this.outbox = new Outbox(slack.methods(access.botToken().value()));
    this.directory = new Directory(slack.methods(access.botToken().value()));
    this.flags = engine.flags();
    this.conversation = new Conversation(router, flags, outbox);
    this.knocking =
        new Knocking(
            slack, access.appToken(), flags, InstantSource.system(), RandomGenerator.getDefault());
    listen();
  }

  /** For what the bot says without being asked. */
  public Messenger messenger() {
    return outbox;
  }

  /** Who is who in this workspace. */
  public People people() {
    return directory;
  }

  /**
   * Connects; returns once the workspace said hello.
   *
   * @throws IOException if the workspace is away or refuses a token; the message is one sentence
   */
  public void start() throws IOException, InterruptedException {
    try {
      checkToken(); // before Bolt does, which calls a token invalid when the network is down
      app.start();
      String url = knocking.patiently();
      client = new SocketClient(app.slack(), access.appToken(), url, queue, connectivity, knocking);
    } catch (RuntimeException | URISyntaxException e) { // the SDK throws several kinds
      throw new IOException(e.getMessage(), e);
    }
    client.addWebSocketMessageListener(this::onEnvelope);
    // A close may be that of an old socket after a refresh: look before believing it.
    SocketClient current = client;
    client.addWebSocketCloseListener(
        (code, reason) -> Thread.startVirtualThread(current::verifyConnection));
    queue.start(current::processMessage);
    current.connect();
    if (!connectivity.awaitFirst(HELLO_TIMEOUT)) {
      throw new IOException("the socket got no hello within " + HELLO_TIMEOUT.toSeconds() + " s");
    }
  }

  /** Takes no more events; what was not acknowledged will be delivered to somebody else. */
  public void stopListening() {
    queue.stop();
    if (client != null) {
      client.setAutoReconnectEnabled(false);
    }
  }

  /** Waits for replies under way, then closes the socket. */
  public void close(Duration patience) throws InterruptedException {
    outbox.finish(patience);
    if (client != null) {
      try {
        client.close();
      } catch (IOException e) {
        log.info("the socket did not close cleanly: {}", e.toString());
      }
    }
    app.stop();
  }

  private void checkToken() throws IOException {
    try {
      var answer = app.slack().methods(access.botToken().value()).authTest(r -> r);
      if (!answer.isOk()) {
        throw new IOException("auth.test answered " + answer.getError());
      }
    } catch (SlackApiException e) {
      throw new IOException("auth.test answered HTTP " + e.getResponse().code(), e);
    }
  }

  private void listen() {
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          metrics.event("message");
          MessageEvent e = payload.getEvent();
          String id = payload.getEventId();
          if (mayAnswer(e.getBotId(), e.getUser(), context)) {
            take(id, e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), e.getText(), context);
          }
          return context.ack();
        });
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          metrics.event("app_mention");
          AppMentionEvent e = payload.getEvent();
          String id = payload.getEventId();
          if (mayAnswer(e.getBotId(), e.getUser(), context)) {
            take(id, e.getChannel(), e.getTs(), e.getThreadTs(), e.getUser(), e.getText(), context);
          }
          return context.ack();
        });
    app.event(
        ReactionAddedEvent.class,
        (payload, context) -> {
          ReactionAddedEvent e = payload.getEvent();
          ReactionAddedEvent.Item on = e.getItem();
          react(
              new Reaction(
                  e.getUser(), e.getReaction(), on.getChannel(), on.getTs(), true, e.getEventTs()),
              context);
          return context.ack();
        });
    app.event(
        ReactionRemovedEvent.class,
        (payload, context) -> {
          ReactionRemovedEvent e = payload.getEvent();
          ReactionRemovedEvent.Item on = e.getItem();
          react(
              new Reaction(
                  e.getUser(), e.getReaction(), on.getChannel(), on.getTs(), false, e.getEventTs()),
              context);
          return context.ack();
        });
    app.command(
        "/bot",
        (request, context) -> {
          metrics.event("slash_command");
          conversation.slash(request.getPayload(), context);
          return context.ack();
        });
  }

  /** Bots that answer bots can go on for ever. */
  private boolean mayAnswer(@Nullable String botId, @Nullable String user, EventContext context) {
    return botId == null || (flags.answersBots() && !context.getBotUserId().equals(user));
  }

  private void react(Reaction reaction, EventContext context) {
    metrics.event("reaction");
    if (reaction.message() != null && !context.getBotUserId().equals(reaction.user())) {
      router.reacted(reaction);
    }
  }

  private void take(
      @Nullable String eventId,
      String channel,
      String ts,
      @Nullable String threadTs,
      @Nullable String user,
      @Nullable String text,
      EventContext context) {
    if (user != null && text != null) {
      String id = eventId == null ? channel + "/" + ts : eventId;
      String thread = threadTs == null ? ts : threadTs;
      conversation.message(
          new IncomingMessage(id, channel, ts, thread, user, text), context.getBotUserId());
    }
  }

  /** What {@code SocketModeApp} does with an envelope, which cannot be had without its poller. */
  private void onEnvelope(String message) {
    SocketModeRequest request = parser.parse(message);
    if (request == null) {
      return; // a hello, or something newer than this SDK
    }
    try {
      Response response = app.run(request.getBoltRequest());
      if (response.getStatusCode() != 200) {
        log.warn("an event was not acknowledged: {}", response.getBody());
        return;
      }
      var ack = new JsonObject();
      ack.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
      if (client != null) {
        client.sendSocketModeResponse(ack.toString());
      }
    } catch (Exception e) { // Bolt declares it; without acknowledgement the event comes again
      log.error("cannot handle an event", e);
    }
  }

  private static Slack slack(SlackAccess access, OkHttpClient http) {
    UnusedParts.loadWithoutCertificates();
    var slackConfig = new SlackConfig();
    slackConfig.setMethodsEndpointUrlPrefix(access.apiBase());
    slackConfig.setStatsEnabled(false);
    UnusedParts.stop(slackConfig);
    OkHttpClient limited =
        http.newBuilder().callTimeout(CALL_TIMEOUT).followRedirects(false).build();
    var client = new SlackHttpClient(limited);
    client.setConfig(slackConfig);
    return Slack.getInstance(slackConfig, client);
  }

  private static AppConfig appConfig(SlackAccess access, Slack slack) {
    return AppConfig.builder()
        .slack(slack)
        .singleTeamBotToken(access.botToken().value())
        // Socket Mode has no signatures.
        .requestVerificationEnabled(false)
        .sslCheckEnabled(false)
        // The answer of the first auth.test is kept: a failed refresh would make the bot deaf for
        // as long as the failure is cached.
        .authTestCacheEnabled(true)
        .authTestCacheExpirationMillis(-1)
        // An event without handler would be delivered again and again.
        .allEventsApiAutoAckEnabled(true)
        .build();
  }
}
