/** The course, the people in it and their roles. */
@NullMarked
package dev.firedrill.course;

import org.jspecify.annotations.NullMarked;
