package dev.firedrill.bot.settings;

import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Makes secrets unreadable and readable again, by AES-256-GCM with a fresh 96-bit nonce for each.
 * Whose secret it is, its name and its version are authenticated with it, so a stored value cannot
 * be passed off as another's.
 */
public final class SecretSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final EncryptionKey key;
  private final RandomGenerator random;

  /** The generator must be a cryptographic one: a nonce that came again would open both secrets. */
  public SecretSeal(EncryptionKey key, RandomGenerator random) {
    this.key = key;
    this.random = random;
  }

  /** The secret under the name and version, made unreadable. */
  public SealedSecret seal(TeamEnvironment bot, String name, long version, Secret value) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text =
        crypt(
            Cipher.ENCRYPT_MODE,
            bot,
            name,
            version,
            nonce,
            value.reveal().getBytes(StandardCharsets.UTF_8));
    return new SealedSecret(bot, name, version, key.id(), nonce, text);
  }

  /** Fails when the key is another one, or when anything of it was changed. */
  public Secret open(SealedSecret sealed) {
    if (!sealed.keyId().equals(key.id())) {
      throw new IllegalStateException(
          "secret %s of %s needs key %s, and this platform has key %s"
              .formatted(sealed.name(), sealed.bot(), sealed.keyId(), key.id()));
    }
    byte[] text =
        crypt(
            Cipher.DECRYPT_MODE,
            sealed.bot(),
            sealed.name(),
            sealed.version(),
            sealed.nonce(),
            sealed.text());
    return new Secret(new String(text, StandardCharsets.UTF_8));
  }

  private byte[] crypt(
      int mode, TeamEnvironment bot, String name, long version, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
      String whose = bot.team() + "/" + bot.environment().name() + "/" + name + "/" + version;
      cipher.updateAAD(whose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(
          "secret %s of %s, version %d, is not what was stored".formatted(name, bot, version),
          refused);
    }
  }
}
