/** What members did, over REST: all for graders, their own for students. */
@NullMarked
package dev.firedrill.grading.api.individual;

import org.jspecify.annotations.NullMarked;
