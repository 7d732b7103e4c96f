package dev.firedrill.traffic.api;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches.Kept;
import dev.firedrill.traffic.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of load: what was intended up to {@code countedUntil}, and what of it came about.
 *
 * @param since when it began
 * @param until when it ends or ended
 * @param ratio achieved of intended; null while nothing was intended
 * @param platformError whether the platform achieved so little that what users saw of the bot is
 *     not the bot's
 */
public record StretchView(
    String operation,
    Stretch.Kind kind,
    EnvironmentName environment,
    String profile,
    @Nullable String persona,
    Instant since,
    Instant until,
    boolean running,
    Instant countedUntil,
    long intended,
    long achieved,
    long dropped,
    long again,
    long mostLateMs,
    @Nullable Double ratio,
    boolean platformError,
    List<LoadWindowView> windows) {

  /** Ten seconds of it. */
  public record LoadWindowView(Instant at, long intended, long achieved, long dropped, long again) {
    static LoadWindowView of(Window window) {
      return new LoadWindowView(
          window.at(), window.intended(), window.sent(), window.dropped(), window.again());
    }
  }

  /** Counts whole windows only while it runs: what is on its way now is no failure yet. */
  static StretchView of(Kept kept, List<Window> all, Instant now) {
    Instant counted = kept.isOver(now) ? kept.end() : Window.floor(now.minusSeconds(2));
    List<Window> windows = all.stream().filter(window -> window.at().isBefore(counted)).toList();
    long intended = windows.stream().mapToLong(Window::intended).sum();
    long achieved = windows.stream().mapToLong(Window::sent).sum();
    Stretch stretch = kept.stretch();
    return new StretchView(
        stretch.operationKey(),
        stretch.kind(),
        stretch.bot().environment(),
        stretch.profile(),
        stretch.args().text("persona").orElse(null),
        stretch.from(),
        kept.end(),
        !kept.isOver(now),
        counted,
        intended,
        achieved,
        windows.stream().mapToLong(Window::dropped).sum(),
        windows.stream().mapToLong(Window::again).sum(),
        windows.stream().mapToLong(Window::lateMs).max().orElse(0),
        intended == 0 ? null : (double) achieved / intended,
        Window.isUnfair(intended, achieved),
        windows.stream().map(LoadWindowView::of).toList());
  }
}
