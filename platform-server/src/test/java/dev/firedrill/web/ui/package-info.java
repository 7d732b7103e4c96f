/** The pages as browsers fetch them. */
@NullMarked
package dev.firedrill.web.ui;

import org.jspecify.annotations.NullMarked;
