package dev.firedrill.workspace.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Messages;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, SteppedClock.atNoon());
  private Team team;
  private Person student;
  private UserId ada;
  private UserId bob;
  private Channel users;

  @BeforeEach
  void begin() {
    team = course.team();
    student = course.student(team);
    Person second = course.student(team);
    lab.workspaces.provision(team.id());
    ada = lab.workspaces.userOf(team.id(), student.id());
    bob = lab.workspaces.userOf(team.id(), second.id());
    users = lab.workspaces.usersChannel(TeamEnvironment.production(team.id()));
  }

  private Message say(UserId who, String text) {
    return lab.workspaces.post(NewMessage.of(users.id(), who, text));
  }

  private List<ChatMessage> page(UserId viewer) {
    return lab.messages.page(team.id(), users.id(), Messages.Page.newest(100), viewer);
  }

  @Test
  void tsIsUniqueAndRisesForEveryoneWhoPostsAtOnce() throws Exception {
    UserId synthetic =
        lab.workspaces.syntheticUser(TeamEnvironment.production(team.id()), "busy", "Busy User");
    List<Future<List<MessageTs>>> writers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        writers.add(
            pool.submit(() -> {
              List<MessageTs> mine = new ArrayList<>();
              for (int i = 0; i < 25; i++) {
                mine.add(say(synthetic, "m").ts());
              }
              return mine;
            }));
      }
    }
    List<MessageTs> all = new ArrayList<>();
    for (Future<List<MessageTs>> writer : writers) {
      assertThat(writer.get()).isSorted().doesNotHaveDuplicates();
      all.addAll(writer.get());
    }

    assertThat(all).hasSize(200).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(ts -> assertThat(ts.value()).matches("\\d{10}\\.\\d{6}"));
  }

  @Test
  void tsRisesThoughTheClockStoodBehindTheNewestMessage() {
    long future = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    Message first = say(ada, "from the future");
    DATABASE
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE workspace_message SET ts = ? WHERE channel_id = ? AND ts = ?",
                future,
                users.id().value(),
                first.ts().micros()));

    assertThat(say(ada, "next").ts().micros()).isEqualTo(future + 1);
    assertThat(say(ada, "and next").ts().micros()).isEqualTo(future + 2);
  }

  @Test
  void repliesAreCountedOnTheirParentAndStayOutOfThePage() {
    Message parent = say(ada, "parent");
    for (UserId who : List.of(bob, ada, bob)) {
      lab.workspaces.post(new NewMessage(users.id(), who, "reply", null, parent.ts()));
    }
    Message toAReply =
        lab.workspaces.post(
            new NewMessage(
                users.id(),
                ada,
                "reply to a reply",
                null,
                lab.messages
                    .thread(team.id(), users.id(), parent.ts(), Messages.Page.newest(9), ada)
                    .get(1)
                    .message()
                    .ts()));

    assertThat(page(ada))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.replyCount()).isEqualTo(4);
          assertThat(it.replyUsers()).containsExactly(bob, ada);
          assertThat(it.lastReplyTs()).isEqualTo(toAReply.ts());
        });
    assertThat(toAReply.threadTs()).isEqualTo(parent.ts());
    assertThat(
            lab.messages.thread(team.id(), users.id(), parent.ts(), Messages.Page.newest(9), ada))
        .hasSize(5)
        .first()
        .satisfies(it -> assertThat(it.message().text()).isEqualTo("parent"));
  }

  @Test
  void ephemeralMessageExistsForItsPersonOnly() {
    Message secret = lab.workspaces.postEphemeral(NewMessage.of(users.id(), bob, "psst"), ada);

    assertThat(page(ada)).extracting(it -> it.message().text()).containsExactly("psst");
    assertThat(page(bob)).isEmpty();
    assertThat(lab.messages.find(team.id(), users.id(), secret.ts(), bob)).isEmpty();
    assertThat(lab.messages.find(team.id(), users.id(), secret.ts(), null)).isEmpty();
    assertThat(lab.messages.readStates(team.id(), bob).get(users.id()))
        .isEqualTo(new Messages.ReadState(0, null));
  }

  @Test
  void unreadCountsWhatOthersWroteSinceTheMark() {
    say(ada, "mine");
    Message second = say(bob, "one");
    say(bob, "two");
    assertThat(unread(ada)).isEqualTo(2);

    lab.messages.markRead(team.id(), users.id(), ada, second.ts());
    assertThat(unread(ada)).isEqualTo(1);
    lab.messages.markRead(team.id(), users.id(), ada, new MessageTs("0000000001.000000"));
    assertThat(unread(ada)).isEqualTo(1);
    for (int i = 0; i < 120; i++) {
      lab.messages.post(team.id(), NewMessage.of(users.id(), bob, "flood"), false, false);
    }
    assertThat(unread(ada)).isEqualTo(Messages.MOST_UNREAD);
  }

  private int unread(UserId user) {
    Messages.ReadState state = lab.messages.readStates(team.id(), user).get(users.id());
    assertThat(state).isNotNull();
    return state == null ? -1 : state.unread();
  }

  @Test
  void deletedMessageLosesItsTextAndStaysOnlyForItsReplies() {
    Message lonely = say(ada, "lonely");
    Message parent = say(ada, "parent");
    lab.workspaces.post(new NewMessage(users.id(), bob, "reply", null, parent.ts()));

    lab.chat.delete(team.id(), ada, users.id(), lonely.ts()).orFail();
    lab.chat.delete(team.id(), ada, users.id(), parent.ts()).orFail();

    assertThat(page(ada))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.deleted()).isTrue();
          assertThat(it.message().text()).isEmpty();
          assertThat(it.message().ts()).isEqualTo(parent.ts());
        });
  }

  @Test
  void onlyWhatPeopleWriteBecomesEvidence() {
    UserId synthetic =
        lab.workspaces.syntheticUser(TeamEnvironment.production(team.id()), "eve", "Eve");
    UserId bot = lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION);
    say(synthetic, "not evidence");
    say(bot, "nor this");
    lab.workspaces.post(
        NewMessage.of(users.id(), lab.workspaces.platformUser(team.id()), "nor that"));
    Message said = say(ada, "the bot is slow");

    List<EvidenceEvent> facts =
        DATABASE
            .evidence()
            .find(
                new EvidenceQuery(team.id(), null, Set.of(), null, null, false, 100)
                    .onlyKinds(Set.of(EvidenceKind.CHAT_MESSAGE)));

    assertThat(facts)
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(student.id());
          assertThat(fact.environment()).isEqualTo(EnvironmentName.PRODUCTION);
          assertThat(fact.text("ts")).isEqualTo(said.ts().value());
          assertThat(fact.text("channel")).isEqualTo(users.id().value());
          assertThat(fact.text("channelKind")).isEqualTo("USERS");
          assertThat(fact.text()).contains("the bot is slow");
        });
  }

  @Test
  void provisioningTwiceChangesNothingButAddsNewMembers() {
    var before = lab.workspaces.credentials(TeamEnvironment.production(team.id()));
    Person late = course.student(team);

    lab.workspaces.provision(team.id());

    assertThat(lab.workspaces.credentials(TeamEnvironment.production(team.id()))).isEqualTo(before);
    assertThat(before.botToken().reveal()).startsWith("xoxb-").hasSizeGreaterThan(16);
    assertThat(before.appToken().reveal()).startsWith("xapp-1-");
    UserId newcomer = lab.workspaces.userOf(team.id(), late.id());
    assertThat(lab.directory.get(team.id()).isMember(users.id(), newcomer)).isTrue();
    assertThat(lab.directory.get(team.id()).channels()).hasSize(3);
  }

  @Test
  void nothingOfATransactionThatFailsIsLeft() {
    List<Object> told = new ArrayList<>();
    lab.events.subscribe(dev.firedrill.workspace.ChatNotice.class, told::add);
    try {
      lab.transactions.run(() -> {
        Channel room =
            lab.workspaces.createChannel(
                team.id(), "inc-1", "topic", ChannelKind.INCIDENT, List.of(ada));
        lab.workspaces.post(NewMessage.of(room.id(), ada, "in the room"));
        throw new IllegalStateException("changed my mind");
      });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("changed my mind");
    }

    assertThat(told).isEmpty();
    assertThat(lab.workspaces.channelByName(team.id(), "inc-1")).isEmpty();
  }

  @Test
  void channelMadeInATransactionCanBePostedToInIt() {
    Message posted =
        lab.transactions.call(() -> {
          Channel room =
              lab.workspaces.createChannel(
                  team.id(), "inc-2", "topic", ChannelKind.INCIDENT, List.of(ada));
          return lab.workspaces.post(NewMessage.of(room.id(), ada, "in the room"));
        });

    assertThat(lab.workspaces.channel(team.id(), posted.channel())).isPresent();
    assertThat(
            lab.directory
                .get(team.id())
                .isMember(
                    posted.channel(),
                    lab.workspaces.botUser(team.id(), EnvironmentName.PRODUCTION)))
        .isTrue();
  }
}
