package dev.firedrill.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.kernel.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Our keys towards platforms: the newest signs, the one before it stays published, so that a
 * platform that keeps our keys for a while goes on to know what is signed.
 */
public final class ToolKeys {
  private static final int BITS = 2048;
  private static final int PUBLISHED = 2;

  private final ToolKeyStore store;
  private final SecureRandom random;
  private final IdSource ids;
  private final InstantSource clock;

  public ToolKeys(ToolKeyStore store, SecureRandom random, IdSource ids, InstantSource clock) {
    this.store = store;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /** The public halves, as a JSON Web Key Set. */
  public String published() {
    current();
    return new JWKSet(List.copyOf(store.all())).toPublicJWKSet().toString();
  }

  /** A new key signs from now on. */
  public synchronized void rotate() {
    try {
      store.add(
          new RSAKeyGenerator(BITS)
              .secureRandom(random)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyID(ids.next().toString())
              .generate(),
          clock.instant());
    } catch (JOSEException failed) {
      throw new IllegalStateException("no RSA key could be made", failed);
    }
    store.keep(PUBLISHED);
  }

  /** The claims, signed by the newest key. */
  public String signed(JWTClaimsSet claims) {
    RSAKey key = current();
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException failed) {
      throw new IllegalStateException("our own key does not sign", failed);
    }
  }

  private synchronized RSAKey current() {
    if (store.all().isEmpty()) {
      rotate();
    }
    return store.all().getFirst();
  }
}
