package dev.firedrill.workspace;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.Interactions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms and home tabs that bots, and forms that the platform, show to people. */
public final class Views {
  /** Views of bots begin with another letter. */
  private static final char FORM = 'F';

  private final Interactions interactions;
  private final Identifiers identifiers;
  private final DomainEvents events;
  private final Transactions transactions;

  public Views(
      Interactions interactions,
      Identifiers identifiers,
      DomainEvents events,
      Transactions transactions) {
    this.interactions = interactions;
    this.identifiers = identifiers;
    this.events = events;
    this.transactions = transactions;
  }

  public BotView open(
      TeamEnvironment bot, WorkspaceUser user, String content, @Nullable String externalId) {
    return show(view(identifiers.id('V'), bot, user, false, externalId, content), user);
  }

  /**
   * Opens a form of the platform's own; its content names it as {@code callback_id}. Bots never
   * learn its id, so none can answer for it.
   */
  public void openForm(WorkspaceUser user, String content) {
    show(
        view(
            identifiers.id(FORM),
            TeamEnvironment.production(user.team()),
            user,
            false,
            null,
            content),
        user);
  }

  /** Whether the view is the platform's own. */
  static boolean isForm(BotView view) {
    return view.id().charAt(0) == FORM;
  }

  /** Shows other content in a view that is there. */
  public BotView update(BotView view, String content, WorkspaceUser user) {
    return show(view(view.id(), view.bot(), user, view.home(), view.externalId(), content), user);
  }

  public BotView publishHome(TeamEnvironment bot, WorkspaceUser user, String content) {
    Optional<BotView> present = interactions.home(bot, user.id());
    BotView view =
        view(
            present.map(BotView::id).orElseGet(() -> identifiers.id('V')),
            bot,
            user,
            true,
            null,
            content);
    interactions.saveView(view);
    return view;
  }

  public void close(BotView view) {
    interactions.saveView(
        new BotView(
            view.id(),
            view.bot(),
            view.user(),
            view.home(),
            view.externalId(),
            view.content(),
            view.hash(),
            false));
  }

  private BotView show(BotView view, WorkspaceUser user) {
    transactions.run(() -> {
      interactions.saveView(view);
      if (!view.home()) {
        events.publish(new ChatNotice.ViewOpened(view, user));
      }
    });
    return view;
  }

  private BotView view(
      String id,
      TeamEnvironment bot,
      WorkspaceUser user,
      boolean home,
      @Nullable String externalId,
      String content) {
    return new BotView(id, bot, user.id(), home, externalId, content, identifiers.opaque(), true);
  }
}
