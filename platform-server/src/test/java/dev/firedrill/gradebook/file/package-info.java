/** Tests of the gradebook. */
@NullMarked
package dev.firedrill.gradebook.file;

import org.jspecify.annotations.NullMarked;
