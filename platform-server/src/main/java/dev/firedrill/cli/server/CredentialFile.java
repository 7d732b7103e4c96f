package dev.firedrill.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers that this person is signed in to, in a file that nobody else can read. The newest
 * sign-in is the one that is meant where no server is named.
 */
public final class CredentialFile {
  private final Path file;

  /** The directory is made when something is saved. */
  public CredentialFile(Path directory) {
    file = directory.resolve("credentials.json");
  }

  public Path path() {
    return file;
  }

  public Optional<SavedServer> find(String url) {
    JsonNode node = read().path("servers").path(url);
    return node.isObject() ? SavedServer.read(url, node) : Optional.empty();
  }

  public Optional<SavedServer> current() {
    return Json.text(read(), "current").flatMap(this::find);
  }

  public List<SavedServer> all() {
    List<SavedServer> servers = new ArrayList<>();
    read()
        .path("servers")
        .properties()
        .forEach(
            entry -> SavedServer.read(entry.getKey(), entry.getValue()).ifPresent(servers::add));
    return servers;
  }

  /** Keeps the server and makes it the current one. */
  public void save(SavedServer server) {
    ObjectNode root = read();
    root.put("current", server.url());
    root.withObjectProperty("servers").set(server.url(), server.write());
    write(root);
  }

  /** Forgets the server; another one becomes current if this was it. */
  public void forget(String url) {
    ObjectNode root = read();
    ObjectNode servers = root.withObjectProperty("servers");
    servers.remove(url);
    if (url.equals(root.path("current").asText())) {
      root.remove("current");
      if (servers.fieldNames().hasNext()) {
        root.put("current", servers.fieldNames().next());
      }
    }
    write(root);
  }

  private ObjectNode read() {
    try {
      closeToOthers();
      return Json.read(Files.readString(file), file.toString()) instanceof ObjectNode root
          ? root
          : Json.object();
    } catch (NoSuchFileException none) {
      return Json.object();
    } catch (IOException unreadable) {
      throw new CliFailure(
          ExitCode.FAILED, file + " cannot be read (" + unreadable.getMessage() + ").");
    }
  }

  /** Whatever happened to the file before, from now on only its owner reads it. */
  private void closeToOthers() throws IOException {
    if (isPosix() && Files.exists(file)) {
      var owners = PosixFilePermissions.fromString("rw-------");
      if (!Files.getPosixFilePermissions(file).equals(owners)) {
        Files.setPosixFilePermissions(file, owners);
      }
    }
  }

  private void write(ObjectNode root) {
    try {
      Path directory = file.getParent();
      Files.createDirectories(directory, onlyMine("rwx------"));
      Path whole = Files.createTempFile(directory, "credentials", ".new", onlyMine("rw-------"));
      Files.writeString(whole, Json.pretty(root) + "\n");
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new CliFailure(
          ExitCode.FAILED, file + " cannot be written (" + unwritable.getMessage() + ").");
    }
  }

  private static FileAttribute<?>[] onlyMine(String permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
