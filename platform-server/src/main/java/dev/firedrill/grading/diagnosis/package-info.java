/**
 * What a team believes is wrong: asked, kept and never judged in front of it before the grade is
 * published.
 */
@NullMarked
package dev.firedrill.grading.diagnosis;

import org.jspecify.annotations.NullMarked;
