package dev.firedrill.chaos.intent;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Intents in files that only grow, one for each run. A line is written in one piece, so that
 * several processes may write to one file; a line that a crash has torn is skipped, because nothing
 * is done before its line is on the disk.
 */
public final class IntentFiles implements IntentLog {
  private static final String ENDING = ".jsonl";

  /** What a file said when it had this length. */
  private record Reading(long length, Map<StepKey, Intent> open) {}

  private final Path directory;
  private final String writer;
  private final Map<StepKey, Intent> written = new HashMap<>();
  private final Map<Path, Reading> read = new HashMap<>();

  /** {@code writer} signs the ends that are written here. */
  public IntentFiles(Path directory, String writer) {
    this.directory = directory;
    this.writer = writer;
  }

  @Override
  public synchronized void intend(Collection<Intent> intents) {
    Map<RunId, List<Intent>> fresh =
        intents.stream()
            .filter(intent -> {
              Intent before = written.get(intent.step());
              return before == null || !intent.isToldBy(before);
            })
            .collect(Collectors.groupingBy(intent -> intent.step().run()));
    fresh.forEach((run, several) -> {
      append(run, several.stream().map(IntentLine::of).collect(Collectors.joining()), true);
      several.forEach(intent -> written.put(intent.step(), intent));
    });
  }

  @Override
  public synchronized void closed(StepKey step, StepState end, Instant at) {
    if (Files.exists(file(step.run()))) {
      append(step.run(), IntentLine.closed(step, end, at, writer), false);
    }
    written.remove(step);
  }

  private void append(RunId run, String lines, boolean durable) {
    Path file = file(run);
    try {
      boolean isNew = !Files.exists(file);
      Files.createDirectories(directory);
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(endOfTornLine(channel) + lines);
        try (FileChannel end = FileChannel.open(file, StandardOpenOption.APPEND)) {
          while (bytes.hasRemaining()) {
            end.write(bytes);
          }
          if (durable) {
            end.force(false);
          }
        }
      }
      if (durable && isNew) {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
          names.force(true);
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the intent log " + file + " cannot be written", unwritable);
    }
  }

  private static String endOfTornLine(FileChannel channel) throws IOException {
    long length = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    return length > 0 && channel.read(last, length - 1) == 1 && last.get(0) != '\n' ? "\n" : "";
  }

  private Path file(RunId run) {
    return directory.resolve(run.value() + ENDING);
  }

  /**
   * All intents that nobody closed, whoever wrote them, by the time at which they are to be undone.
   * Of several for one step the one with the newest epoch counts.
   */
  public synchronized List<Intent> open() {
    List<Intent> open = new ArrayList<>();
    List<Path> files = files();
    read.keySet().retainAll(files);
    for (Path file : files) {
      try {
        long length = Files.size(file);
        Reading known = read.get(file);
        if (known == null || known.length() != length) {
          known = new Reading(length, read(file));
          read.put(file, known);
        }
        open.addAll(known.open().values());
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the intent log " + file + " cannot be read", unreadable);
      }
    }
    open.sort(java.util.Comparator.comparing(Intent::revertDueAt));
    return open;
  }

  /** Deletes the files of runs that have nothing open and were not written to since. */
  public synchronized void forget(Instant before) {
    for (Path file : files()) {
      try {
        Instant last = Files.getLastModifiedTime(file).toInstant();
        if (last.isBefore(before) && read(file).isEmpty()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException busy) {
        throw new UncheckedIOException("the intent log " + file + " cannot be deleted", busy);
      }
    }
  }

  private static Map<StepKey, Intent> read(Path file) throws IOException {
    Map<StepKey, Intent> open = new LinkedHashMap<>();
    // Not readAllLines, which refuses a file that a crash has torn within a character.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      IntentLine.parse(line)
          .ifPresent(told -> {
            switch (told) {
              case IntentLine.Opened(Intent intent) ->
                  open.merge(
                      intent.step(),
                      intent,
                      (before, now) -> now.epoch() >= before.epoch() ? now : before);
              case IntentLine.Closed(StepKey step) -> open.remove(step);
            }
          });
    }
    return open;
  }

  private List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + ENDING)) {
      all.forEach(files::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the intent log " + directory + " cannot be read", unreadable);
    }
    return files;
  }
}
