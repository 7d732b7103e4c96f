package dev.firedrill.bot.plugins;

import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugins.ReminderStore.Reminder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds people later, also after a restart. */
public final class RemindPlugin implements Plugin {
  private static final Logger log = LoggerFactory.getLogger(RemindPlugin.class);
  private static final Pattern ME =
      Pattern.compile("(?:me )?in (\\w+?)(?: to)? (.+)", Pattern.CASE_INSENSITIVE);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_PER_USER = 20;
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofSeconds(1);

  private @Nullable ReminderStore store;
  private @Nullable Messenger messenger;
  private InstantSource clock = InstantSource.system();
  private @Nullable Thread ticker;

  @Override
  public String name() {
    return "remind";
  }

  @Override
  public List<String> usages() {
    return List.of(
        "!remind me in TIME to TEXT - as in `!remind me in 1h30m to stretch`",
        "!remind list - what waits for you",
        "!remind cancel NUMBER - forgets one");
  }

  @Override
  public void start(Tools tools) {
    prepare(tools);
    ticker = Thread.ofVirtual().name("reminders").start(this::tickForEver);
  }

  /** All of a start but the clock. */
  void prepare(Tools tools) {
    store = new ReminderStore(tools.database());
    messenger = tools.messenger();
    clock = tools.clock();
  }

  @Override
  public void stop() {
    if (ticker != null) {
      ticker.interrupt();
    }
  }

  @Override
  public Reply handle(Request request) throws PluginFailure {
    String text = request.text();
    try {
      if (text.equals("list")) {
        return list(request.user());
      }
      if (text.startsWith("cancel ")) {
        return cancel(text.substring("cancel ".length()).strip(), request.user());
      }
      Matcher me = ME.matcher(text);
      Optional<Duration> in = me.matches() ? Span.parse(me.group(1)) : Optional.empty();
      return in.isEmpty()
          ? Reply.of("Usage: !remind me in 5m to TEXT (s, m, h, d), !remind list, !remind cancel 3")
          : add(request, in.get(), me.group(2).strip());
    } catch (SQLException e) {
      throw new PluginFailure("reminders cannot be read or written.", e);
    }
  }

  private Reply add(Request request, Duration in, String text) throws SQLException {
    if (in.compareTo(SHORTEST) < 0 || in.compareTo(LONGEST) > 0) {
      return Reply.of("I remind people after 1 second at least and 30 days at most.");
    }
    if (text.length() > LONGEST_TEXT) {
      return Reply.of("A reminder may have %d characters.".formatted(LONGEST_TEXT));
    }
    if (store().of(request.user()).size() >= MOST_PER_USER) {
      return Reply.of("You have %d reminders already: cancel one.".formatted(MOST_PER_USER));
    }
    Instant due = clock.instant().plus(in);
    var reminder =
        new Reminder(0, request.user(), request.channel(), request.thread(), text, due, false);
    Optional<Long> number = store().add(request.id(), reminder);
    return Reply.of(
        number.isEmpty()
            ? "I know: %s".formatted(text)
            : "I will remind you in %s (#%d): %s".formatted(Span.shown(in), number.get(), text));
  }

  private Reply list(String user) throws SQLException {
    Instant now = clock.instant();
    List<Reminder> waiting = store().of(user);
    return Reply.of(
        waiting.isEmpty()
            ? "Nothing waits for you."
            : waiting.stream()
                .map(reminder ->
                    "#%d in %s: %s"
                        .formatted(
                            reminder.id(),
                            Span.shown(Duration.between(now, reminder.due())),
                            reminder.text()))
                .collect(Collectors.joining("\n")));
  }

  private Reply cancel(String number, String user) throws SQLException {
    boolean gone =
        number.matches("#?\\d{1,15}")
            && store().cancel(Long.parseLong(number.replace("#", "")), user);
    return Reply.of(gone ? "Cancelled: " + number : "You have no reminder " + number + ".");
  }

  private void tickForEver() {
    try {
      while (true) {
        Thread.sleep(TICK);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells what is due. */
  void tick() {
    if (store().isEmpty()) {
      return; // nothing was ever kept: do not open a database for it
    }
    Instant now = clock.instant();
    try {
      store().take(now, now.plus(LEASE)).forEach(this::tell);
    } catch (SQLException | RuntimeException e) { // tomorrow's reminders must not suffer
      log.error("cannot look for reminders", e);
    }
  }

  private void tell(Reminder reminder) {
    String text = "Reminder: " + reminder.text();
    String told =
        reminder.again() ? text + " (perhaps for the second time: I was restarted)" : text;
    if (messenger != null) {
      messenger
          .tell(reminder.user(), reminder.channel(), reminder.thread(), told)
          .thenAccept(posted -> finish(reminder, posted));
    }
  }

  private void finish(Reminder reminder, boolean posted) {
    try {
      if (posted) {
        store().told(reminder.id());
      } else {
        store().notTold(reminder.id());
      }
    } catch (SQLException e) {
      log.error("reminder {} was told and cannot be forgotten", reminder.id(), e);
    }
  }

  private ReminderStore store() {
    if (store == null) {
      throw new IllegalStateException("not started");
    }
    return store;
  }
}
