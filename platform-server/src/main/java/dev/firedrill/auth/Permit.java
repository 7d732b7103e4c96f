package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may call a resource method. A method that has neither this nor {@link OpenRoute}
 * is refused to everybody, and a test fails: access is denied by default.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permit {
  CourseRole[] value();
}
