/** Gradebook files of Canvas, Moodle, Gradescope and our own, read, filled and written. */
@NullMarked
package dev.firedrill.gradebook.file;

import org.jspecify.annotations.NullMarked;
