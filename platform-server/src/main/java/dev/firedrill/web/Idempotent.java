package dev.firedrill.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a POST, which must also be permitted to roles, as safe to send twice: a request with an
 * {@code Idempotency-Key} that succeeded before within 24 hours gets the first answer again and
 * does nothing. A refused or failed request leaves the key unused.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
