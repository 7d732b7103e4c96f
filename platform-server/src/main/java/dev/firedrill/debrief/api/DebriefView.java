package dev.firedrill.debrief.api;

import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Chapter;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.Distribution;
import dev.firedrill.debrief.Learning;
import dev.firedrill.debrief.Measure;
import dev.firedrill.debrief.TalkingPoint;
import dev.firedrill.debrief.TeamRun;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run taught, as this viewer may know it.
 *
 * @param named whether other teams go by their names
 * @param points what to talk about; empty for students
 */
public record DebriefView(
    DebriefRunView run,
    Instant from,
    Instant to,
    boolean named,
    List<DebriefTeamView> teams,
    List<ChapterView> chapters,
    List<DistributionView> distributions,
    List<LearningView> learning,
    List<TalkingPointView> points) {

  /** A moment to jump to; {@code team} is the key of the team whose it is. */
  public record ChapterView(
      Instant at, Chapter.Kind kind, String title, @Nullable String team, @Nullable String what) {}

  /** How a measure spread. */
  public record DistributionView(
      Measure measure,
      String label,
      String meaning,
      @Nullable Long medianSeconds,
      long limitSeconds,
      List<DistributionDotView> dots) {}

  /** One team; null seconds is never. */
  public record DistributionDotView(String team, @Nullable Long seconds) {}

  /** An earlier run against this one. */
  public record LearningView(
      Learning.Basis basis, int before, int now, List<LearningLineView> lines) {}

  /** A team in both. */
  public record LearningLineView(String team, DebriefTeamView before, DebriefTeamView now) {}

  /** Something worth a class's time. */
  public record TalkingPointView(
      TalkingPoint.Topic topic, String title, String team, String text) {}

  static DebriefView of(Debrief debrief, Viewer viewer, Instant from, Instant to) {
    Cast cast = viewer.cast(debrief);
    Function<TeamId, String> key = team -> cast.of(team).key();
    List<DebriefTeamView> teams = new ArrayList<>();
    for (TeamRun team : debrief.teams()) {
      teams.add(DebriefTeamView.of(team, cast.of(team.team())));
    }
    List<String> order = cast.all().stream().map(Cast.Part::key).toList();
    teams.sort(
        Comparator.comparing((DebriefTeamView team) -> !team.own())
            .thenComparingInt(team -> order.indexOf(team.key())));
    return new DebriefView(
        DebriefRunView.of(debrief.run(), viewer),
        from,
        to,
        viewer.named(),
        teams,
        debrief.chapters().stream()
            .filter(chapter -> isShown(chapter, viewer))
            .map(chapter -> chapter(chapter, viewer, key))
            .toList(),
        debrief.distributions().stream().map(spread -> spread(spread, key)).toList(),
        debrief.learning().stream().map(learning -> learning(learning, cast)).toList(),
        viewer.isStaff() && !viewer.wall()
            ? debrief.points().stream()
                .map(point ->
                    new TalkingPointView(
                        point.topic(),
                        point.topic().words(),
                        key.apply(point.team()),
                        point.text()))
                .toList()
            : List.of());
  }

  /** What staff did for one team is nothing for another. */
  private static boolean isShown(Chapter chapter, Viewer viewer) {
    return switch (chapter.kind()) {
      case STEPPED_IN -> viewer.isStaff() && !viewer.wall();
      case CHECKPOINT, MESSAGE -> viewer.seesTheScript();
      default -> true;
    };
  }

  private static ChapterView chapter(Chapter chapter, Viewer viewer, Function<TeamId, String> key) {
    boolean hidden =
        chapter.kind() == Chapter.Kind.HALTED
            ? viewer.wall() || !viewer.isStaff()
            : chapter.kind().tellsTheScript() && !viewer.seesTheScript();
    TeamId team = chapter.team();
    return new ChapterView(
        chapter.at(),
        chapter.kind(),
        chapter.kind().words(),
        team == null ? null : key.apply(team),
        hidden ? null : chapter.what());
  }

  private static DistributionView spread(Distribution spread, Function<TeamId, String> key) {
    return new DistributionView(
        spread.measure(),
        spread.measure().label(),
        spread.measure().meaning(),
        DebriefTeamView.seconds(spread.median()),
        spread.limit().toSeconds(),
        spread.dots().stream()
            .map(dot ->
                new DistributionDotView(key.apply(dot.team()), DebriefTeamView.seconds(dot.took())))
            .toList());
  }

  private static LearningView learning(Learning learning, Cast cast) {
    return new LearningView(
        learning.basis(),
        learning.before(),
        learning.now(),
        learning.lines().stream()
            .map(line -> {
              Cast.Part part = cast.of(line.now().team());
              return new LearningLineView(
                  part.key(),
                  DebriefTeamView.of(line.before(), part),
                  DebriefTeamView.of(line.now(), part));
            })
            .toList());
  }
}
