/** The kernel's ports on JDBI and the database's own clock. */
@NullMarked
package dev.firedrill.kernel.persistence;

import org.jspecify.annotations.NullMarked;
