/** What staff and students are told of assessments. */
@NullMarked
package dev.firedrill.grading.api;

import org.jspecify.annotations.NullMarked;
