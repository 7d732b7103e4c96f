/** The statistics of agreement against published examples. */
@NullMarked
package dev.firedrill.grading.agreement;

import org.jspecify.annotations.NullMarked;
