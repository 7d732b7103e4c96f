package dev.firedrill.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says whether a platform's token proves a launch; each thing wrong is one sentence. */
public final class IdTokens {
  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private final PlatformKeys keys;

  public IdTokens(PlatformKeys keys) {
    this.keys = keys;
  }

  /** The claims of a good token; fails with sign-in-refused for any other. */
  JWTClaimsSet proven(
      String token, LtiPlatform platform, Predicate<String> isOurNonce, Instant now) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      // Whose it claims to be first: the sentence then names what is wrong and not the key.
      require(
          platform.issuer().equals(claims.getIssuer()),
          "The launch is of the issuer '"
              + claims.getIssuer()
              + "' and was begun for '"
              + platform.issuer()
              + "'.");
      signature(signed, platform, now);
      audience(claims, platform);
      times(claims, now);
      String nonce = claims.getStringClaim("nonce");
      require(
          nonce != null && isOurNonce.test(nonce),
          "The launch has another nonce than the one it was begun with: start it anew.");
      String deployment = claims.getStringClaim(CLAIM + "deployment_id");
      require(
          deployment != null && platform.deployments().contains(deployment),
          "The deployment '" + deployment + "' is not registered for this platform.");
      require(
          "1.3.0".equals(claims.getStringClaim(CLAIM + "version"))
              && "LtiResourceLinkRequest".equals(claims.getStringClaim(CLAIM + "message_type")),
          "The launch is no LTI 1.3 resource link, which is the only kind that works here.");
      String subject = claims.getSubject();
      require(
          subject != null && !subject.isBlank() && subject.length() <= 255,
          "The launch does not say who comes: anonymous launches do not work here.");
      return claims;
    } catch (ParseException unreadable) {
      throw refused("The launch's token cannot be read.");
    }
  }

  private void signature(SignedJWT signed, LtiPlatform platform, Instant now) {
    // One algorithm only: a token must not choose how it is checked.
    require(
        JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm()),
        "The launch is signed by '" + signed.getHeader().getAlgorithm() + "' and not by RS256.");
    String keyId = signed.getHeader().getKeyID();
    require(keyId != null, "The launch does not name the key it is signed with.");
    JWK key;
    try {
      key =
          keys.find(platform, keyId)
              .orElseThrow(() ->
                  refused(
                      "The launch is signed with the key '"
                          + keyId
                          + "', which the platform does not publish (any more)."));
    } catch (PlatformCalls.CallFailed failed) {
      throw refused("The platform's keys could not be had. " + failed.sentence());
    }
    Date until = key.getExpirationTime();
    require(
        until == null || now.isBefore(until.toInstant()),
        "The launch is signed with the key '" + keyId + "', which has expired.");
    try {
      require(
          key instanceof RSAKey rsa && signed.verify(new RSASSAVerifier(rsa)),
          "The launch's signature is not the platform's.");
    } catch (JOSEException broken) {
      throw refused("The launch's signature cannot be checked.");
    }
  }

  private static void audience(JWTClaimsSet claims, LtiPlatform platform) throws ParseException {
    List<String> audience = claims.getAudience();
    require(
        audience.contains(platform.clientId()),
        "The launch is meant for " + audience + " and not for our client id.");
    String party = claims.getStringClaim("azp");
    require(
        (party == null && audience.size() == 1) || platform.clientId().equals(party),
        "The launch was given to the party '" + party + "' and not to us.");
  }

  private static void times(JWTClaimsSet claims, Instant now) {
    Date ends = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    require(
        ends != null && now.isBefore(ends.toInstant().plus(SKEW)),
        "The launch has expired: start it anew.");
    require(
        issued != null
            && !issued.toInstant().isAfter(now.plus(SKEW))
            && !issued.toInstant().isBefore(now.minus(OLDEST)),
        "The launch was not made just now: start it anew, and let the platform's clock be"
            + " checked.");
  }

  /** The member of an LTI claim that is a JSON object; null where there is none. */
  static @Nullable Object member(JWTClaimsSet claims, String claim, String member) {
    Object value = claims.getClaim(claim);
    return value instanceof Map<?, ?> map ? map.get(member) : null;
  }

  static String lti(String name) {
    return CLAIM + name;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw refused(sentence);
    }
  }

  static Failure refused(String sentence) {
    return new Failure(ProblemCode.SIGN_IN_REFUSED, sentence);
  }
}
