package dev.firedrill.slo;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the synthetic users of one bot met in one slice of time (a second or a minute) that begins
 * at {@code at}. {@code asked} counts the intended requests, {@code platformErrors} those of them
 * that the platform itself could not send: they never count against the bot. The rest is in {@code
 * byCommand} as soon as its outcome is known. {@code latenessMs} is how late the platform began the
 * latest of its requests. {@code byTrack} has the same outcomes by the track that answered, or was
 * told.
 */
public record SliSlice(
    TeamEnvironment bot,
    Instant at,
    int asked,
    int platformErrors,
    int latenessMs,
    Map<String, CommandTally> byCommand,
    Map<String, SliTally> byTrack,
    LatencyHistogram latencies) {
  public SliSlice {
    byCommand = Map.copyOf(byCommand);
    byTrack = Map.copyOf(byTrack);
  }

  public CommandTally all() {
    CommandTally sum = CommandTally.NONE;
    for (CommandTally tally : byCommand.values()) {
      sum = sum.plus(tally);
    }
    return sum;
  }

  /** How many requests have no outcome yet. */
  public int open() {
    return (int) (asked - platformErrors - all().total());
  }

  /** Slices of the same bot as one that begins at {@code at}. */
  public static SliSlice merged(TeamEnvironment bot, Instant at, Collection<SliSlice> slices) {
    return new SliSlice(
        bot,
        at,
        slices.stream().mapToInt(SliSlice::asked).sum(),
        slices.stream().mapToInt(SliSlice::platformErrors).sum(),
        slices.stream().mapToInt(SliSlice::latenessMs).max().orElse(0),
        tallies(slices),
        tracks(slices),
        LatencyHistogram.merged(slices.stream().map(SliSlice::latencies).toList()));
  }

  private static Map<String, SliTally> tracks(Iterable<SliSlice> slices) {
    Map<String, SliTally> sum = new TreeMap<>();
    for (SliSlice slice : slices) {
      slice.byTrack().forEach((track, tally) -> sum.merge(track, tally, SliTally::plus));
    }
    return sum;
  }

  /** The tallies of many slices, added by command. */
  public static Map<String, CommandTally> tallies(Iterable<SliSlice> slices) {
    Map<String, CommandTally> sum = new TreeMap<>();
    for (SliSlice slice : slices) {
      slice.byCommand().forEach((command, tally) -> sum.merge(command, tally, CommandTally::plus));
    }
    return sum;
  }
}
