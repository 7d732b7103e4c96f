package dev.firedrill.app;

import dev.firedrill.bot.settings.EncryptionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The file that keeps the key of teams' secrets; readable by its owner only. */
public final class SecretKeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private SecretKeyFile() {}

  /**
   * The key in the file, which is made when it is missing and no secret needs another.
   *
   * @param needed the ids of the keys that stored secrets were sealed with
   * @throws StartFailure when the file cannot be used or holds another key than is needed
   */
  public static EncryptionKey open(Path file, Set<String> needed, RandomGenerator random) {
    try {
      if (!Files.exists(file)) {
        if (!needed.isEmpty()) {
          throw new StartFailure(
              "the key file %s is missing, and stored secrets need key %s: put it back from your"
                      .formatted(file, String.join(" and ", needed))
                  + " copy, or name it in secrets.keyFile");
        }
        make(file, random);
      }
      EncryptionKey key = read(file);
      if (!needed.isEmpty() && !needed.equals(Set.of(key.id()))) {
        throw new StartFailure(
            "the key file %s holds key %s, but stored secrets need key %s: put the right file there,"
                    .formatted(file, key.id(), String.join(" and ", needed))
                + " or name it in secrets.keyFile");
      }
      return key;
    } catch (IOException broken) {
      throw new StartFailure(
          "cannot use the key file " + file + " of teams' secrets: " + broken.getMessage(), broken);
    }
  }

  private static EncryptionKey read(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new StartFailure(
          "the key file %s may be read by others (%s): run chmod 600 on it"
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
      if (bytes.length == EncryptionKey.BYTES) {
        return new EncryptionKey(bytes);
      }
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException noBase64) {
      throw new StartFailure(damaged(file), noBase64);
    }
    throw new StartFailure(damaged(file));
  }

  private static String damaged(Path file) {
    return "the key file " + file + " does not hold 32 bytes in Base64: restore it from your copy";
  }

  /** Written beside and moved, so that an end in the middle leaves no half key. */
  private static void make(Path file, RandomGenerator random) throws IOException {
    byte[] bytes = new byte[EncryptionKey.BYTES];
    random.nextBytes(bytes);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(
        fresh,
        Base64.getEncoder().encodeToString(bytes) + "\n",
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
