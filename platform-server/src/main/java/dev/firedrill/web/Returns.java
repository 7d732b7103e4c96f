package dev.firedrill.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers that is declared to return a {@code Response}, for the OpenAPI
 * document: the wire record and the status. A method that returns its record needs it only where
 * the status is not 200.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Returns {
  /** The wire record, or {@code Void.class} for none. */
  Class<?> value();

  /** The wire record is {@code ItemsView} of this one. */
  boolean items() default false;

  int status() default 200;
}
