/** The grading workbench over REST, and what of it students read once it is published. */
@NullMarked
package dev.firedrill.grading.api.review;

import org.jspecify.annotations.NullMarked;
