/** Diagnoses in chat. */
@NullMarked
package dev.firedrill.grading.diagnosis.commands;

import org.jspecify.annotations.NullMarked;
