package dev.firedrill.scenarios.coursepack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A copy of the student bot's template that can be patched, compiled and run. */
final class BotCopy {
  private static final Path TEMPLATE = Path.of("..", "student-bot-template").toAbsolutePath();
  private static final Path VARIANTS =
      Path.of("src/main/resources/dev/firedrill/scenarios/coursepack/variants").toAbsolutePath();

  /** How a process ended. */
  record Run(int exitCode, String out, String err) {}

  private final Path directory;

  private BotCopy(Path directory) {
    this.directory = directory;
  }

  /** The template as it is. */
  static BotCopy template(Path directory) throws IOException {
    for (String part :
        List.of("src/main", "bin", "kustomize", ".github", "pom.xml", "Dockerfile")) {
      copy(TEMPLATE.resolve(part), directory.resolve(part));
    }
    return new BotCopy(directory);
  }

  /** Applies a variant's patch as a course would. */
  BotCopy with(String variant) throws Exception {
    Path patch = VARIANTS.resolve(variant).resolve("variant.patch");
    Run git = run(List.of("git", "apply", patch.toString()), Map.of(), "");
    if (git.exitCode() != 0) {
      throw new AssertionError(variant + " does not apply to the template: " + git.err());
    }
    return this;
  }

  /** Compiles all of it. */
  BotCopy compiled() throws IOException {
    compile(directory.resolve("src/main/java"), directory.resolve("classes"));
    return this;
  }

  /** Compiles the template's fake Slack, which is among its tests, and says where. */
  Path fakeSlack() throws IOException {
    Path fake = Path.of("src/test/java/dev/firedrill/bot/fake/FakeSlack.java");
    Path sources = directory.resolve("fake");
    copy(TEMPLATE.resolve(fake), sources.resolve(fake));
    compile(sources, directory.resolve("fake-classes"));
    return directory.resolve("fake-classes");
  }

  private static void compile(Path sources, Path output) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", output.toString(), "-cp", classPath(), "-proc:none", "-nowarn"));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    Files.createDirectories(output);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError("the patched bot does not compile; see the compiler's messages");
    }
  }

  /** Runs the bot with these arguments, and waits for its end. */
  Run bot(Map<String, String> environment, String input, String... arguments) throws Exception {
    return run(command(arguments), environment, input);
  }

  /** Starts the bot and leaves it running. */
  Process start(Map<String, String> environment, String... arguments) throws IOException {
    return builder(command(arguments), environment).start();
  }

  /** Runs a command of the copy. */
  Run run(List<String> command, Map<String, String> environment, String input) throws Exception {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        builder(command, environment)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    }
    int code = process.waitFor();
    return new Run(code, Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder;
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    // The copy's own classes hide those of the template, which bring the resources.
    command.add(directory.resolve("classes") + File.pathSeparator + classPath());
    command.add("dev.firedrill.bot.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copyFile(from, file, to));
    }
  }

  private static void copyFile(Path from, Path file, Path to) {
    try {
      Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
