/** The workbench over REST, role by role. */
@NullMarked
package dev.firedrill.grading.api.review;

import org.jspecify.annotations.NullMarked;
