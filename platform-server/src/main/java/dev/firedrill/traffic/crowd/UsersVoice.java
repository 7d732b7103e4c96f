package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.WorkLane;
import dev.firedrill.scenarios.crowd.CrowdCatalog;
import dev.firedrill.scenarios.crowd.Persona;
import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.UserRequests;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Users who want an answer. The impatient among them ask again when none comes. */
final class UsersVoice implements Voice {
  private static final int EARLY_REPLIES = 256;

  private record Seat(TeamEnvironment bot, String handle) {}

  /** Somebody waits for an answer, and will not for long. */
  private record Waiting(
      Stretch stretch, Persona persona, UserId asker, Question question, Instant until, int left) {}

  private final UserRequests requests;
  private final Workspaces workspaces;
  private final CrowdCatalog catalog;
  private final Map<Seat, UserId> users = new ConcurrentHashMap<>();
  private final Map<MessageTs, Waiting> waiting = new ConcurrentHashMap<>();

  /** A quick bot answers before the platform's own call to post has returned. */
  private final Map<MessageTs, Boolean> early =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MessageTs, Boolean> eldest) {
              return size() > EARLY_REPLIES;
            }
          });

  private final AtomicInteger impatient = new AtomicInteger();

  UsersVoice(UserRequests requests, Workspaces workspaces, CrowdCatalog catalog) {
    this.requests = requests;
    this.workspaces = workspaces;
    this.catalog = catalog;
  }

  @Override
  public boolean say(Stretch stretch, Instant intended, RandomGenerator random) {
    Persona persona = persona(stretch);
    UserId asker = persona == null ? null : asker(stretch.bot(), persona, random);
    Question question =
        own(stretch).orElseGet(() -> requests.question(command(stretch, persona, random), random));
    if (persona != null) {
      question = worded(question, persona.tone(), stretch.bot());
    }
    return ask(stretch, intended, persona, asker, question, random, again(persona));
  }

  /** What only the author of the step knows the answer to. */
  private static Optional<Question> own(Stretch stretch) {
    return stretch
        .args()
        .text("text")
        .map(text -> {
          String right = stretch.args().text("answer").orElse("").toLowerCase(Locale.ROOT);
          return new Question(
              text.substring(1).split(" ", 2)[0],
              text,
              (reply, _, _) -> reply.toLowerCase(Locale.ROOT).contains(right));
        });
  }

  private static int again(@Nullable Persona persona) {
    return persona == null ? 0 : persona.again();
  }

  private boolean ask(
      Stretch stretch,
      Instant intended,
      @Nullable Persona persona,
      @Nullable UserId asker,
      Question question,
      RandomGenerator random,
      int left) {
    Duration patience = persona == null || left == 0 ? null : persona.asksAgainAfter();
    if (persona == null || patience == null) {
      return requests.ask(stretch.bot(), intended, asker, question, random)
          instanceof UserRequests.Fate.Posted;
    }
    impatient.incrementAndGet();
    try {
      return switch (requests.ask(stretch.bot(), intended, asker, question, random)) {
        case UserRequests.Fate.Dropped _ -> false;
        case UserRequests.Fate.Posted(MessageTs ts, UserId who) -> {
          waiting.put(
              ts, new Waiting(stretch, persona, who, question, intended.plus(patience), left));
          if (early.remove(ts) != null) {
            waiting.remove(ts);
          }
          yield true;
        }
      };
    } finally {
      impatient.decrementAndGet();
    }
  }

  /** A persona of the catalogue, somebody of this name, or null: those who always ask. */
  private @Nullable Persona persona(Stretch stretch) {
    String name = stretch.args().text("persona").orElse(null);
    if (name == null) {
      return null;
    }
    Persona known = catalog.personas().get(name);
    return known == null
        ? Persona.called(
            new Persona.Person(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "."), name))
        : known;
  }

  private UserId asker(TeamEnvironment bot, Persona persona, RandomGenerator random) {
    Persona.Person person = persona.people().get(random.nextInt(persona.people().size()));
    return users.computeIfAbsent(
        new Seat(bot, person.handle()),
        _ -> workspaces.syntheticUser(bot, person.handle(), person.name()));
  }

  private static @Nullable String command(
      Stretch stretch, @Nullable Persona persona, RandomGenerator random) {
    String only = stretch.args().text("command").orElse(null);
    if (only != null || persona == null || persona.mix().isEmpty()) {
      return only;
    }
    int dice = random.nextInt(persona.mix().values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<String, Integer> share : persona.mix().entrySet()) {
      dice -= share.getValue();
      if (dice < 0) {
        return share.getKey();
      }
    }
    throw new IllegalStateException("the shares are more than their sum");
  }

  private Question worded(Question plain, Persona.Tone tone, TeamEnvironment bot) {
    String words = plain.text().substring(1);
    String text =
        switch (tone) {
          case PLAIN -> plain.text();
          case LOUD ->
              "!"
                  + plain.command().toUpperCase(Locale.ROOT)
                  + words.substring(plain.command().length());
          case ADDRESSING ->
              "<@" + workspaces.botUser(bot.team(), bot.environment()) + "> " + words;
        };
    return new Question(plain.command(), text, plain.answer());
  }

  /** Somebody wrote in some chat. Called on the writer's thread, so it must be short. */
  void heard(MessagePosted event) {
    boolean listens = impatient.get() > 0 || !waiting.isEmpty();
    if (event.author().kind() != UserKind.BOT || !listens) {
      return;
    }
    MessageTs thread = event.message().threadTs();
    if (thread != null) {
      if (waiting.remove(thread) == null && impatient.get() > 0) {
        early.put(thread, true);
      }
    } else {
      waiting.values().removeIf(one -> event.message().text().contains("<@" + one.asker() + ">"));
    }
  }

  @Override
  public List<Extra> more(Instant now, Executor lane) {
    List<Extra> again = new ArrayList<>();
    waiting.forEach((ts, one) -> {
      if (!one.until().isAfter(now) && waiting.remove(ts, one)) {
        again.add(new Extra(one.stretch(), now));
        lane.execute(() ->
            WorkLane.runs(() ->
                ask(
                    one.stretch(),
                    now,
                    one.persona(),
                    one.asker(),
                    one.question(),
                    new SplittableRandom(one.left()),
                    one.left() - 1)));
      }
    });
    return again;
  }

  @Override
  public void end(String operationKey) {
    waiting.values().removeIf(one -> one.stretch().operationKey().equals(operationKey));
  }
}
