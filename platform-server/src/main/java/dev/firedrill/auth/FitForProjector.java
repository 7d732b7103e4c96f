package dev.firedrill.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method, or all of a resource, that a session in projector mode may call: what it
 * answers holds no fault, plan, hint, score, private chat or résumé, or drops them where {@link
 * Principal#isProjected()}. What is not marked is refused to such a session.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface FitForProjector {}
